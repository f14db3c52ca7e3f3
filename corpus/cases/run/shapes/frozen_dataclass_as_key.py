from dataclasses import dataclass

from waymark import workflow


@dataclass(frozen=True)
class Key:
    a: int
    b: str


@workflow
async def main():
    d = {Key(1, "x"): "one"}
    try:
        Key(1, "x").a = 2
    except AttributeError as e:
        return [d[Key(1, "x")], type(e).__name__]
