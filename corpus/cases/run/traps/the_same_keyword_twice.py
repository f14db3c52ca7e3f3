#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def f(**more):
        return more

    one = {"a": 1}
    try:
        f(**one, **{"a": await echo(2)})
    except TypeError as e:
        return str(e).split("() ")[-1]
