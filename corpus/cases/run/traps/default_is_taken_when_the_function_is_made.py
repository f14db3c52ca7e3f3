#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    n = 1

    def f(x=n):
        return x

    n = await echo(2)
    return [f(), n]
