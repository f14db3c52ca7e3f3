#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    f = lambda a, b=2, *c, d=4, **e: [a, b, c, d, e]
    compose = lambda *fs: lambda x: [g(x) for g in fs]
    n = await echo(10)
    return [f(1), f(1, 2, 3, d=5, z=6), compose(lambda x: x + n, lambda x: x * n)(3), (lambda: (yield_ := 5) and yield_)()]
