#: stub work takes 2s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    seen = []
    try:
        async with asyncio.timeout(5):
            for n in range(10):
                seen.append(await work(n))
    except TimeoutError:
        seen.append("timeout")
    return seen
