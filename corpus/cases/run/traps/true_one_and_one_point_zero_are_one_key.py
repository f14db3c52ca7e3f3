#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {1: "int"}
    d[True] = "bool"
    d[1.0] = "float"
    s = {0, False, 0.0, "0"}
    await echo(1)
    return [d, len(s), 1 in {True}, d[1.0], {1.0: "a", 1: "b"}, [True, 1].count(1), hash(1) == hash(1.0) == hash(True)]
