#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    ints = [round(x) for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.6]]
    await echo(1)
    return [ints, round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(-0.4), round(5.015, 2), round(1e300, 2), round(True), repr(round(2.0)), round(2.5, 0)]
