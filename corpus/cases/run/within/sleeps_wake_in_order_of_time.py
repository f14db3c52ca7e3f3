import asyncio

from waymark import workflow


async def nap(seconds, seen):
    await asyncio.sleep(seconds)
    seen.append(seconds)


@workflow
async def main():
    seen = []
    await asyncio.gather(nap(3, seen), nap(1, seen), nap(2, seen))
    return seen
