#: stub work takes 1s returns "fine"
import asyncio

from waymark import action, workflow


@action
async def work() -> str: ...


@workflow
async def main():
    return await asyncio.wait_for(work(), 5)
