#: stub fetch says "{0}!"
import asyncio

from waymark import action, workflow


@action
async def fetch(n: str) -> str: ...


@workflow
async def main():
    async def twice(s):
        return await fetch(await fetch(s))

    return [await twice("a"), await asyncio.gather(twice("b"), twice("c"))]
