#: stub work takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    total = []
    for i in range(3):
        total.append(await asyncio.gather(work(i), work(i * 10)))
    return total
