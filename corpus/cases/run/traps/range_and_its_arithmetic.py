#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    r = range(10, 0, -3)
    await echo(1)
    return [list(r), len(r), r[1], r[-1], list(r[1:]), 7 in r, r.index(4), r == range(10, 1, -3), repr(r), list(range(3, 3)), list(reversed(r)), bool(range(0)), r.start, r.step, len(range(10**18)), range(10**18)[-1]]
