#: stub work takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(): ...


@workflow
async def main():
    try:
        await asyncio.wait_for(work(), 5)
    except ValueError as e:
        return str(e)
