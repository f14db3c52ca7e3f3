#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    t = ([1],)
    await echo(1)
    try:
        t[0] += [2]
    except TypeError as e:
        return [t, str(e)]
