#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def f():
        try:
            return x
        except UnboundLocalError as e:
            return str(e)
        x = 1

    def g():
        try:
            return free
        except NameError as e:
            return [type(e).__name__, str(e)]

    out = [f(), g()]
    free = await echo(1)
    return [out, g()]
