from collections import namedtuple

from waymark import workflow


@workflow
async def main():
    Point = namedtuple("Point", ["x", "y"])
    p = Point(1, y=2)
    x, y = p
    return [p.x, x + y, p == (1, 2), repr(p), list(p._replace(x=5)), p._asdict()]
