#: stub fetch takes 1s echoes
import asyncio as aio
from asyncio import gather, sleep

from waymark import action, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    a, b = await gather(fetch(1), fetch(2))
    await sleep(1)
    await aio.sleep(1)
    return [a, b]
