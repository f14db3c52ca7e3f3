import asyncio

from waymark import workflow


async def never(seen):
    seen.append("ran")


@workflow
async def main():
    seen = []
    t = asyncio.create_task(never(seen))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        seen.append("cancelled")
    return [seen, t.cancelled()]
