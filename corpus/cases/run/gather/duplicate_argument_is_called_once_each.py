#: stub work takes 1s returns "a" then returns "b"
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> str: ...


@workflow
async def main():
    a, b = await asyncio.gather(work(1), work(1))
    return [a, b]
