#: stub f echoes
from waymark import action, workflow


@action
async def f(x: int) -> int: ...


@workflow
async def main():
    xs = [0, 0, 0]
    xs[await f(1)] = await f(2)
    return [xs, (await f(3), await f(4)), {await f(5): await f(6)}]
