#: needs exact time
#: stub work takes 10s returns 1
#: stub tick takes 1s returns None
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@action
async def tick(): ...


@workflow
async def main():
    task = asyncio.create_task(work())
    both = asyncio.gather(task, tick(), return_exceptions=True)
    await asyncio.sleep(0)
    task.cancel()
    results = await both
    return [type(results[0]).__name__, results[1]]
