#: stub work takes 1s returns [1]
import asyncio

from waymark import action, workflow


@action
async def work() -> list: ...


@workflow
async def main():
    t = asyncio.create_task(work())
    a, b = await asyncio.gather(t, t)
    return [a, b, a is b]
