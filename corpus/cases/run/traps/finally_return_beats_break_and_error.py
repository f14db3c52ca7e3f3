#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def f(how):
        while True:
            try:
                if how == "break":
                    break
                raise ValueError(how)
            finally:
                return "finally " + how

    await echo(1)
    return [f("break"), f("error")]
