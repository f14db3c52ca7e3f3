#: stub work takes 10s returns 1
#: stub tick takes 1s returns None
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@action
async def tick(): ...


async def branch(seen):
    try:
        await work()
    except asyncio.CancelledError:
        seen.append("cancelled")
        raise
    finally:
        seen.append("finally")


@workflow
async def main():
    seen = []
    task = asyncio.create_task(branch(seen))
    await tick()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        seen.append("awaited")
    return [seen, task.cancelled(), task.done()]
