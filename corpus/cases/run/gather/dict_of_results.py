#: stub fetch takes 1s says "<{0}>"
import asyncio

from waymark import action, workflow


@action
async def fetch(key: str) -> str: ...


@workflow
async def main():
    keys = ["a", "b"]
    return dict(zip(keys, await asyncio.gather(*map(fetch, keys))))
