#: stub work takes 1s echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


async def limited(gate, n, seen):
    async with gate:
        seen.append(f"in {n}")
        await work(n)
        seen.append(f"out {n}")


@workflow
async def main():
    seen = []
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*[limited(gate, n, seen) for n in range(4)])
    return seen
