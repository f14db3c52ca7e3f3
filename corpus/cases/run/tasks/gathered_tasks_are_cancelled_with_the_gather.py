#: stub work takes 10s returns 1
#: stub tick takes 1s returns None
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@action
async def tick(): ...


async def branch(name, seen):
    try:
        await work()
    except asyncio.CancelledError:
        seen.append(name)
        raise


async def outer(seen):
    await asyncio.gather(branch("a", seen), branch("b", seen))


@workflow
async def main():
    seen = []
    task = asyncio.create_task(outer(seen))
    await tick()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        seen.append("main")
    return seen
