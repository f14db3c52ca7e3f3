#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def f(log, n):
    try:
        await work(n)
    except asyncio.CancelledError:
        log.append(("c", n))
        raise
    return n


async def g(log):
    return await asyncio.gather(f(log, 5), f(log, 6), return_exceptions=True)


@workflow
async def main():
    log = []
    t = asyncio.create_task(g(log))
    await asyncio.sleep(1)
    t.cancel()
    try:
        log.append(await t)
    except asyncio.CancelledError:
        log.append("gone")
    return log
