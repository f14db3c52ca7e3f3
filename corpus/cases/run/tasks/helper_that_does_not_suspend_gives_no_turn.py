import asyncio

from waymark import workflow


async def quick(seen, name):
    seen.append(name)


async def branch(name, seen):
    for i in range(2):
        await quick(seen, f"{name}{i}")


@workflow
async def main():
    seen = []
    await asyncio.gather(branch("a", seen), branch("b", seen))
    return seen
