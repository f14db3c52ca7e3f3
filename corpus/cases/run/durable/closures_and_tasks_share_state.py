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


async def worker(q, out, n):
    while q:
        item = q.pop(0)
        await work(item)
        out.append((n, item))
    return n


@workflow
async def main():
    q = [3, 1, 2, 1]
    out = []
    ts = [asyncio.create_task(worker(q, out, i)) for i in range(2)]
    total = 0


    async def add(k):
        nonlocal total
        await work(k)
        total += k


    await asyncio.gather(*(add(i) for i in range(1, 4)), *ts)
    fs = []
    for i in range(3):
        async def f(i=i):
            await work(1)
            return i + total
        fs.append(f)
    return [out, total, await asyncio.gather(*[f() for f in fs])]
