#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = list(range(6))
    await echo(1)
    return [xs[::-1], xs[4:1:-1], xs[1:4:-1], xs[-1:-4:-2], xs[10::-3], xs[:2:-1], xs[-100:100], "abc"[::-2], (1, 2, 3)[::-1], list(range(6)[::-2]), xs[5:0:-1], xs[slice(None, None, -3)]]
