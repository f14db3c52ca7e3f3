#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    seen = []
    tasks = [asyncio.create_task(work(n)) for n in [3, 1, 2]]
    for next_one in asyncio.as_completed(tasks):
        seen.append(await next_one)
    return seen
