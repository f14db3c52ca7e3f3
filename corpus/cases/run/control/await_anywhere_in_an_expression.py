#: stub add takes 1s echoes
from waymark import action, workflow


@action
async def add(n: int) -> int: ...


@workflow
async def main():
    x = await add(1) + await add(2) * await add(3)
    d = {"k": await add(4), **{"m": await add(5)}}
    return [x, d, [await add(6)][0], f"{await add(7)}!"]
