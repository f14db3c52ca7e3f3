#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    it = iter(range(6))
    await echo(1)
    pairs = list(zip(it, it))
    it2 = iter([1, 2, 3, 4])
    seen = []
    for x in it2:
        seen.append([x, next(it2, None)])
    return [pairs, seen]
