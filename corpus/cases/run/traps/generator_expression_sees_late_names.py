#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    n = 1
    gen = (n * x for x in [1, 2, 3])
    n = await echo(10)
    xs = [1, 2]
    over = (x for x in xs)
    xs = [7]
    return [list(gen), list(over), list(gen)]
