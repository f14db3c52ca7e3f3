#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    x = 1
    xs = [1, 2]

    async def change():
        nonlocal x
        x = 10
        xs[0] = 100
        return await echo(5)

    x += await change()
    xs[0] += await change()
    return [x, xs]
