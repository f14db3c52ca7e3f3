#: stub work(1) takes 2s raises ValueError("one")
#: stub work(2) takes 2s raises KeyError("two")
import asyncio

from waymark import action, workflow


@action
async def work(n: int): ...


@workflow
async def main():
    try:
        await asyncio.gather(work(2), work(1))
    except Exception as e:
        return type(e).__name__
