#: stub fetch takes 2s says "fetched {0}"
#: stub save takes 1s says "saved {0}"
import asyncio

from waymark import action, workflow


@action
async def fetch(key: str) -> str: ...


@action
async def save(key: str) -> str: ...


async def both(key):
    got = await fetch(key)
    return await save(got)


@workflow
async def main():
    return await asyncio.gather(both("a"), save("x"), both("b"))
