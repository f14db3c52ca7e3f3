#: stub work takes arg echoes
import waymark
from waymark import action, workflow


@action
async def work(n: int) -> int: ...


async def branch(n, seen):
    seen.append(f"in {n}")
    await work(n)
    seen.append(f"out {n}")


@workflow
async def main():
    seen = []

    async def one(n):
        await branch(n, seen)

    await waymark.map(one, [5, 1, 2, 4], limit=2)
    return seen
