#: needs exact time
#: stub work takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def child(n: int):
    await work(n)
    return await work(n * 10)


@workflow
async def main():
    return await asyncio.gather(child(2), child(1))
