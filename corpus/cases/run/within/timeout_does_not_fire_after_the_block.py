#: stub work takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    async with asyncio.timeout(2):
        a = await work(1)
    await asyncio.sleep(10)
    return a
