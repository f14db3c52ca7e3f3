from dataclasses import dataclass

from waymark import workflow


@dataclass
class P:
    x: int
    y: str = "a'b"


@workflow
async def main():
    p = P(1)
    return [str(p), f"{p}", repr([p]), f"{p.x:>3}"]
