#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    tasks = [asyncio.create_task(work(n)) for n in [3, 1]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    first = [t.result() for t in done]
    rest = await asyncio.gather(*pending)
    return [first, rest, len(done), len(pending)]
