#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    for flag in [True, False]:
        out.append(await echo("yes") if flag else await echo("no"))
    xs = [await echo(1), *[await echo(x) for x in (2, 3) if await echo(x > 2)], await echo(4)]
    return [out, xs, {await echo("k"): await echo("v")}, (await echo([5, 6]))[await echo(1)], f"{await echo('f')!r:>5}"]
