#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {2**53: "a", float(2**53): "b", 2**53 + 1: "c"}
    await echo(1)
    return [list(d.values()), 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, 10**30 == 1e30]
