#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    try:
        try:
            raise ValueError("first")
        finally:
            await echo(1)
            raise KeyError("second")
    except KeyError as e:
        return [repr(e), repr(e.__context__)]
