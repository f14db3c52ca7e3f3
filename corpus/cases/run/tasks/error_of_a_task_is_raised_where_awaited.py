#: stub work takes 1s raises ValueError("x")
#: stub tick takes 2s returns None
import asyncio

from waymark import action, workflow


@action
async def work(): ...


@action
async def tick(): ...


@workflow
async def main():
    task = asyncio.create_task(work())
    await tick()
    error = task.exception()
    try:
        await task
    except ValueError as e:
        return [str(e), e is error]
