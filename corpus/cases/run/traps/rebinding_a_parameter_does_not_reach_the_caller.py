#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


def change(n, xs):
    n += 1
    xs += [n]
    xs = None


@workflow
async def main():
    n = 1
    xs = [1]
    change(n, xs)
    await echo(1)
    return [n, xs]
