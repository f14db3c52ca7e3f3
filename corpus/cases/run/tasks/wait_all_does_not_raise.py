#: stub work takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(): ...


@workflow
async def main():
    t = asyncio.create_task(work())
    done, pending = await asyncio.wait([t])
    return [len(done), len(pending), str(t.exception())]
