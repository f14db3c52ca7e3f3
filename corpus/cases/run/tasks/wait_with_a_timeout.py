#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    tasks = [asyncio.create_task(work(n)) for n in [1, 9]]
    done, pending = await asyncio.wait(tasks, timeout=5)
    states = [t.done() for t in tasks]
    for t in pending:
        t.cancel()
    return [states, len(done), len(pending), await tasks[0]]
