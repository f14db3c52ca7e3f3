#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    seen = []

    def note(x):
        seen.append(x)
        return x

    def f(*a, **k):
        return [list(a), k]

    got = f(note(1), *note([2, 3]), note(4), k=note(await echo(5)), **note({"m": 6}))
    return [got, seen]
