#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    shared = [[0] * 2] * 2
    own = [[0] * 2 for _ in range(2)]
    await echo(1)
    shared[0][0] = 1
    own[0][0] = 1
    return [shared, own]
