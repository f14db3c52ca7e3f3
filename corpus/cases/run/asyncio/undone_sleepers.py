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
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        log.append(n)
        raise


@workflow
async def main():
    log = []
    try:
        async with asyncio.timeout(3):
            await asyncio.gather(f(log, 1), f(log, 5), asyncio.gather(f(log, 6), f(log, 2)))
    except TimeoutError as e:
        log.append(repr(e))
    return log
