#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = list(range(6))
    xs[::2] = ["a", "b", "c"]
    ys = list(range(6))
    ys[1:3] = [await echo(9)] * 4
    zs = list(range(6))
    zs[4:1] = ["in"]
    del ys[::3]
    try:
        xs[::2] = [1]
    except ValueError as e:
        return [xs, ys, zs, str(e)]
