#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    a = iter([1, 2, 3])
    pairs = list(zip(a, [10, 20]))
    await echo(1)
    rest = list(a)
    b = iter([1, 2, 3])
    return [pairs, rest, list(zip([10, 20], b)), list(b)]
