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


async def v(log, x):
    log.append(x)
    await work(1)
    return x


@workflow
async def main():
    log = []
    out = [await v(log, 1) + await v(log, 2) * await v(log, 3)]
    out.append(await v(log, 0) and await v(log, 5))
    out.append(await v(log, 0) or await v(log, 6))
    out.append([await v(log, i) for i in range(2)])
    out.append({k: await v(log, k) for k in "ab"})
    out.append(f"{await v(log, 'f')}!")
    out.append((await v(log, 7)) if await v(log, True) else (await v(log, 8)))
    out.append(1 < await v(log, 2) < await v(log, 3))
    d = {}
    d[await v(log, "k")] = await v(log, "w")
    out.append(d)
    xs = [10, 20]
    xs[await v(log, 1)] += await v(log, 5)
    out.append(xs)
    while await v(log, len(xs)) < 4:
        xs.append(await v(log, 0))
    out.append(max(await v(log, 4), key=lambda t: t) if False else 1)
    return [out, log]
