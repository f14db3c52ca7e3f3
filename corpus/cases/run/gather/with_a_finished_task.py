#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    t = asyncio.create_task(work(1))
    await work(2)
    return await asyncio.gather(t, work(3))
