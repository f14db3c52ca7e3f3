#: stub fail takes 1s raises ValueError("x")
#: stub work takes 5s returns 1
import asyncio

from waymark import action, workflow


@action
async def fail(): ...


@action
async def work() -> int: ...


async def branch(seen):
    try:
        await work()
    except asyncio.CancelledError:
        seen.append("cancelled")
        raise


@workflow
async def main():
    seen = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(branch(seen))
            group.create_task(fail())
    except* ValueError as eg:
        seen.append([str(e) for e in eg.exceptions])
    return seen
