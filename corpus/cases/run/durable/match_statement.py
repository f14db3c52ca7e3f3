#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio
import copy
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, IntEnum

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


@dataclass
class P:
    x: int
    y: int


@workflow
async def main():
    def m(v):
        match v:
            case 0 | 1:
                return "small"
            case int() if v > 100:
                return "big"
            case [a, b, *rest]:
                return ("seq", a, b, rest)
            case {"k": k, **others}:
                return ("map", k, others)
            case P(x=0, y=y):
                return ("p0", y)
            case P(x, y):
                return ("p", x, y)
            case str() as s:
                return ("s", s)
            case None:
                return "none"
            case _:
                return "other"
    await work(1)
    return [m(v) for v in (0, 1, 50, 500, [1, 2], (1, 2, 3, 4), {"k": 1, "z": 2}, P(0, 5), P(3, 4), "t", None, 1.5, [1])]
