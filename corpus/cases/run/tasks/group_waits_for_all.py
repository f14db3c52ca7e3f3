#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work(2))
        b = group.create_task(work(1))
    return [a.result(), b.result()]
