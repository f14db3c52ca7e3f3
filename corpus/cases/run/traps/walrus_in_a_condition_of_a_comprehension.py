#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    kept = [y for x in [1, 2, 3] if (y := x * 2) > 2]
    await echo(1)
    return [kept, y]
