#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    late = [lambda: i for i in range(3)]
    early = [lambda i=i: i for i in range(3)]
    await echo(1)
    return [[f() for f in late], [f() for f in early]]
