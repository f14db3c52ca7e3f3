#: stub tick takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def tick(n: int) -> int: ...


@workflow
async def main():
    a = await tick(1)
    await asyncio.sleep(3600)
    b = await tick(2)
    return [a, b]
