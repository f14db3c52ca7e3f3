import asyncio

from waymark import workflow


async def branch(name, seen):
    for i in range(3):
        seen.append(f"{name}{i}")
        await asyncio.sleep(0)


@workflow
async def main():
    seen = []
    await asyncio.gather(branch("a", seen), branch("b", seen))
    return seen
