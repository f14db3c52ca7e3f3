#: stub work takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


async def nested(seen):
    seen.append("nested begins")
    try:
        await asyncio.gather(work(2), work(3))
    finally:
        seen.append("nested ends")


@workflow
async def main():
    seen = []
    asyncio.create_task(nested(seen))
    asyncio.create_task(asyncio.sleep(1))
    return seen
