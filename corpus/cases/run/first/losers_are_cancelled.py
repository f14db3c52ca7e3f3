#: stub work takes arg echoes
from waymark import action, first, workflow


@action
async def work(n: int) -> int: ...


async def branch(n, seen):
    try:
        await work(n)
        seen.append(f"done {n}")
        await work(n)
        seen.append(f"again {n}")
    finally:
        seen.append(f"out {n}")


@workflow
async def main():
    seen = []
    await first(branch(3, seen), branch(2, seen))
    return seen
