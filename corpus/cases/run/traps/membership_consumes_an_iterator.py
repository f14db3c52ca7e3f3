#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    it = iter([1, 2, 3, 4])
    found = 2 in it
    await echo(1)
    return [found, list(it), 9 in it]
