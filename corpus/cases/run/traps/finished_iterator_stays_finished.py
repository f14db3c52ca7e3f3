#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1]
    it = iter(xs)
    first = list(it)
    xs.append(2)
    await echo(1)
    return [first, list(it), next(it, "end")]
