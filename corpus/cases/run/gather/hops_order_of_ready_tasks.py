#: stub work takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


async def direct(seen):
    await work(1)
    seen.append("direct")


async def through_gather(seen):
    await asyncio.gather(work(2))
    seen.append("gather")


async def through_helper(seen):
    await helper()
    seen.append("helper")


async def helper():
    return await work(3)


@workflow
async def main():
    seen = []
    await asyncio.gather(through_gather(seen), direct(seen), through_helper(seen))
    return seen
