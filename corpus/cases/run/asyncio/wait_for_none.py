#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def slow():
    await asyncio.sleep(3)
    return "s"


@workflow
async def main():
    return await asyncio.wait_for(slow(), None)
