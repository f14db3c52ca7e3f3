#: stub fail takes 1s raises ValueError("x")
#: stub work takes 2s echoes
#: stub pause takes 10s returns None
import asyncio

from waymark import action, workflow


@action
async def fail(): ...


@action
async def work(n: int) -> int: ...


@action
async def pause(): ...


async def branch(seen):
    seen.append(await work(1))
    seen.append(await work(2))


@workflow
async def main():
    seen = []
    try:
        await asyncio.gather(branch(seen), fail())
    except ValueError:
        seen.append("caught")
    await pause()
    return seen
