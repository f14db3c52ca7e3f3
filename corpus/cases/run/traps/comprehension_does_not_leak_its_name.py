#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    x = "outer"
    squares = [x * x for x in range(3)]
    pairs = {x: y for x in "ab" for y in [await echo(x)]}
    return [x, squares, pairs]
