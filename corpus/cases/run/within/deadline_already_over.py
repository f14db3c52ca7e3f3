#: stub work returns 1
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


@workflow
async def main():
    try:
        return await asyncio.wait_for(work(), 0)
    except TimeoutError:
        return "over"
