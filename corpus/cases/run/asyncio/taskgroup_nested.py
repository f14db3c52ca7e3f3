#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def child(log, n, s):
    try:
        await asyncio.sleep(s)
        log.append(("done", n))
    except asyncio.CancelledError:
        log.append(("cancel", n))
        raise


async def bad(log):
    await asyncio.sleep(1)
    log.append("bad")
    raise ValueError("bad")


@workflow
async def main():
    log = []
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(child(log, 1, 3))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(child(log, 2, 3))
                inner.create_task(bad(log))
            log.append("never")
    except ExceptionGroup as e:
        log.append([type(x).__name__ for x in e.exceptions])
        log.append(str(e))
    return log
