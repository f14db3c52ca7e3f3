#: stub work takes 10s returns 1
#: stub tick takes 1s returns None
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@action
async def tick(): ...


async def stubborn():
    try:
        await work()
    except asyncio.CancelledError:
        await tick()
    return "went on"


@workflow
async def main():
    task = asyncio.create_task(stubborn())
    await tick()
    task.cancel()
    return [await task, task.cancelled()]
