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
    finally:
        log.append(("fin", n))


@workflow
async def main():
    log = []
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(child(log, 1, 3))
            await asyncio.sleep(0)
            raise KeyError("k")
    except ExceptionGroup as e:
        log.append(repr(e))
    return log
