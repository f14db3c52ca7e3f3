#: stub work(1) takes 2s returns "one"
#: stub work(2) takes 1s raises ValueError("two")
#: stub work(3) returns "three"
import asyncio

from waymark import action, workflow


@action
async def work(n: int) -> str: ...


@workflow
async def main():
    results = await asyncio.gather(*[work(n) for n in [1, 2, 3]], return_exceptions=True)
    return [str(r) if isinstance(r, Exception) else r for r in results]
