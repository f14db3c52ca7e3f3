#: stub echo echoes
import asyncio

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1, 2]
    seen = []

    async def grow():
        await echo("grow")
        xs.append(3)

    async def read():
        for x in xs:
            seen.append(x)
            await echo(x)

    await asyncio.gather(read(), grow())
    return [seen, xs]
