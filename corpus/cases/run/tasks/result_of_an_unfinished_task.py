#: stub work takes 1s returns 1
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@workflow
async def main():
    t = asyncio.create_task(work())
    try:
        t.result()
    except asyncio.InvalidStateError as e:
        return [type(e).__name__, await t]
