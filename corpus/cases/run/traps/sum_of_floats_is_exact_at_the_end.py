#: needs python 3.12
#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return [sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([0.1, 0.2, 0.3]), sum([1, 2.5, 3]), sum([True, 2]), sum([[1], [2]], []), sum([0.1] * 3, start=0.5), sum((1e16, 1.0, 1.0))]
