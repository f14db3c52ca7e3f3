#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def inner(log):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        log.append("inner cancelled")
        await asyncio.sleep(1)
        log.append("inner cleaned")
        raise


async def outer(log, t):
    try:
        await t
    except asyncio.CancelledError:
        log.append("outer cancelled")
        raise


@workflow
async def main():
    log = []
    t = asyncio.create_task(inner(log))
    o = asyncio.create_task(outer(log, t))
    await asyncio.sleep(1)
    log.append(o.cancel())
    log.append([t.done(), o.done()])
    try:
        await o
    except asyncio.CancelledError:
        log.append("main saw")
    log.append([t.cancelled(), o.cancelled(), t.done()])
    return log
