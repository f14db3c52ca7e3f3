#: stub work takes 10s returns 1
#: stub clean returns None
#: stub tick takes 1s returns None
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@action
async def clean(): ...


@action
async def tick(): ...


async def branch():
    try:
        await work()
    finally:
        await clean()


@workflow
async def main():
    asyncio.create_task(branch())
    await tick()
    return "done"
