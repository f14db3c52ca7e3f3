#: stub double takes 1s echoes
from waymark import action, workflow


@action
async def double(n: int) -> int: ...


async def total(ns):
    sum = 0
    for n in ns:
        sum += await double(n)
    return sum


@workflow
async def main():
    return await total([1, 2, 3]) + await total([])
