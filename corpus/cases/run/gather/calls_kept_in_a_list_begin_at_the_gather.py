#: stub work echoes
#: stub before returns None
import asyncio

from waymark import action, workflow


@action
async def work(xs: list) -> list: ...


@action
async def before(): ...


@workflow
async def main():
    xs = [1]
    calls = [work(xs), work([0])]
    xs.append(2)
    await before()
    return await asyncio.gather(*calls)
