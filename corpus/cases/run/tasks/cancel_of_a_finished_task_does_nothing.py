#: stub work returns 1
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@workflow
async def main():
    t = asyncio.create_task(work())
    await t
    return [t.cancel(), t.result(), t.cancelled()]
