#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def f(n):
    await asyncio.sleep(n)
    return n


@workflow
async def main():
    log = []
    a = asyncio.create_task(f(1))
    b = asyncio.create_task(f(2))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel()
    try:
        await g
    except asyncio.CancelledError:
        log.append(["cancelled", a.done(), b.done()])
    log.append(await b)
    return log
