from dataclasses import asdict, astuple, dataclass, is_dataclass, replace

from waymark import workflow


@dataclass
class Point:
    x: int
    more: list


@workflow
async def main():
    p = Point(1, [Point(2, [])])
    out = [astuple(p), asdict(p), is_dataclass(p), is_dataclass(5), replace(p, x=9).x]
    return out
