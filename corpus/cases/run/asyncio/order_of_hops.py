#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def a(log, n):
    log.append(("a", n))
    await asyncio.sleep(0)
    log.append(("b", n))
    return n


async def outer(log, n):
    r = await asyncio.gather(a(log, n), a(log, n + 1))
    log.append(("outer", n, r))
    return r


@workflow
async def main():
    log = []
    t = asyncio.create_task(a(log, 100))
    r = await asyncio.gather(outer(log, 1), outer(log, 10), t)
    log.append(r)
    x = asyncio.create_task(a(log, 7))
    y = asyncio.create_task(a(log, 8))
    log.append("made")
    log.append(await y)
    log.append(await x)
    return log
