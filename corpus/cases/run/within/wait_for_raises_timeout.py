#: stub work takes 10s returns "late"
import asyncio

from waymark import action, workflow


@action
async def work() -> str: ...


@workflow
async def main():
    try:
        return await asyncio.wait_for(work(), 5)
    except TimeoutError as e:
        return [type(e).__name__, e.args]
