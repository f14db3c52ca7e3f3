#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1]
    xs.append(xs)
    d = {}
    d["self"] = d
    await echo(1)
    return [repr(xs), repr(d), xs[1] is xs, len(xs[1][1])]
