#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    inner = asyncio.gather(work(1), work(2))
    outer = await asyncio.gather(inner, work(3))
    return outer
