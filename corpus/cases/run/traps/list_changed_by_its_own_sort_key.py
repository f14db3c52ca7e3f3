#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [3, 1, 2]
    seen = []

    def key(x):
        seen.append(len(xs))
        return x

    xs.sort(key=key)
    await echo(1)
    return [xs, seen]
