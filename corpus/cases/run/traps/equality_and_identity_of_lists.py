#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    a = [1]
    b = [1]
    c = a
    await echo(1)
    return [a == b, a is b, a is c, a is not b, [a] == [b], a in [b], [] is [], None is None, (a, b) == (b, a)]
