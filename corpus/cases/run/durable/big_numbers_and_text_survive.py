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


@workflow
async def main():
    n = 2 ** 200 + 7
    s = "a\U0001f600\u20ac\x00b" if False else "aé€😀\x00b"
    b = bytes(range(5))
    fl = [0.1, -0.0, 1e300, float("inf")]
    t = (1, (2, [3]))
    fs = frozenset([1, 2])
    await work(1)
    out = [n % 1000, len(s), s[3], s[::-1], list(b), fl[0] + 0.2, str(fl[1]), fl[3] > 1, t[1][1], 2 in fs]
    sl = slice(1, None, 2)
    await work(1)
    out.append([list(range(10))[sl], range(0, 10, 3)[-1], (1, 2) + t[:1], divmod(-7, 2), -7 // 2, round(2.5), round(3.14159, 2), 7 / 2, int("0x1f", 16), 10 ** 20])
    return out
