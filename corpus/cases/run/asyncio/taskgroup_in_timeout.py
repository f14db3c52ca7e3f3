#: needs python 3.12
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


@workflow
async def main():
    log = []
    try:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as g:
                g.create_task(child(log, 1, 1))
                g.create_task(child(log, 2, 5))
    except TimeoutError as e:
        log.append(["timeout", type(e.__cause__).__name__, type(e.__context__).__name__])
    return log
