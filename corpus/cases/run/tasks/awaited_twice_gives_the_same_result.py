#: stub work takes 1s returns [1]
import asyncio

from waymark import action, workflow


@action
async def work() -> list: ...


@workflow
async def main():
    task = asyncio.create_task(work())
    a = await task
    b = await task
    a.append(2)
    return [a, b, a is b]
