import asyncio

from waymark import workflow


async def boom():
    raise ValueError("x")


@workflow
async def main():
    t = asyncio.create_task(boom())
    await asyncio.sleep(1)
    return [t.done(), str(t.exception())]
