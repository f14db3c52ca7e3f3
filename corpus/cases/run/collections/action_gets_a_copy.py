#: stub keep echoes
from waymark import action, workflow


@action
async def keep(xs: list) -> list: ...


@workflow
async def main():
    xs = [1, [2]]
    ys = await keep(xs)
    ys[1].append(3)
    xs.append(4)
    zs = await keep(xs)
    return [xs, ys, zs]
