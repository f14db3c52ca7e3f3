#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    a = {"x": 1, "y": 2}
    b = {"y": 3, "z": 4}
    merged = {"y": 0, **a, **b, "x": await echo(9)}
    return [list(merged.items()), a | b, b | a]
