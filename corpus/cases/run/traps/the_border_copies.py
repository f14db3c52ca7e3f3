#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1]
    pair = [xs, xs]
    back = await echo(pair)
    back[0].append(2)
    return [xs, back, back[0] is back[1]]
