#: stub work returns {"a": 1}
import asyncio

from waymark import action, workflow


@action
async def work() -> dict: ...


@workflow
async def main():
    t = asyncio.create_task(work())
    await t
    t.result()["b"] = 2
    return [t.result(), await t]
