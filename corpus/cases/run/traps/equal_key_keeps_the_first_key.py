#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {1: "a"}
    d[True] = "b"
    s = {1}
    s.add(1.0)
    await echo(1)
    e = dict([(0, "x"), (False, "y")])
    return [list(d), list(s), list(e.items())]
