#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    x = 1

    def read():
        return x

    before = read()
    x = await echo(2)
    return [before, read()]
