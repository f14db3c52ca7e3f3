#: stub echo echoes
from dataclasses import dataclass, replace

from waymark import action, workflow


@action
async def echo(x): ...


@dataclass
class Point:
    x: int
    ys: list


@workflow
async def main():
    p = Point(1, [2])
    q = p
    r = replace(p, x=9)
    q.x = await echo(5)
    q.ys.append(3)
    return [p.x, p.ys, r.x, r.ys, p == q, p == Point(5, [2, 3]), p is q, repr(r)]
