#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    seen = []
    task = asyncio.create_task(work(2))
    seen.append(await work(1))
    seen.append(task.done())
    seen.append(await task)
    return [seen, task.done(), task.result()]
