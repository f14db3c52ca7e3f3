import asyncio

from waymark import now, workflow


@workflow
async def main():
    async def wait():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            return e.args

    t = asyncio.create_task(wait())
    await asyncio.sleep(0)
    t.cancel("stop now")
    return await t
