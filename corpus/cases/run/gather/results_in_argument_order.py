#: input {"n": 3}
#: stub fetch takes arg echoes
import asyncio

from waymark import action, log, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main(n: int):
    results = await asyncio.gather(*[fetch(n - i) for i in range(n)])
    log("done", count=len(results))
    return results
