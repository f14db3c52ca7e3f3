#: stub work takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


async def nested():
    await asyncio.gather(work(1), work(2))


@workflow
async def main():
    await asyncio.sleep(3)
    asyncio.create_task(nested())
    [].index(0)
