#: stub tick echoes
from waymark import action, workflow


@action
async def tick(n: int) -> int: ...


@workflow
async def main():
    count = 0

    def bump(by):
        nonlocal count
        count += by
        return count

    bump(1)
    n = await tick(5)
    bump(n)
    return [count, bump(10)]
