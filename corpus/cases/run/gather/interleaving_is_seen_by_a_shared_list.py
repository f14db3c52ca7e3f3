#: stub step takes arg echoes
import asyncio

from waymark import action, workflow


@action
async def step(n: int) -> int: ...


async def branch(name, n, seen):
    seen.append(name + " begins")
    for i in range(2):
        await step(n)
        seen.append(f"{name} {i}")


@workflow
async def main():
    seen = []
    await asyncio.gather(branch("a", 3, seen), branch("b", 2, seen))
    return seen
