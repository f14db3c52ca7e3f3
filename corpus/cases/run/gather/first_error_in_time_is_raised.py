#: stub work(1) takes 3s raises ValueError("slow")
#: stub work(2) takes 1s raises KeyError("fast")
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    try:
        await asyncio.gather(work(1), work(2))
    except Exception as e:
        return [type(e).__name__, e.args]
