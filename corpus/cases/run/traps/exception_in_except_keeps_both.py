#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    try:
        try:
            raise ValueError(await echo("first"))
        except ValueError:
            raise KeyError("second")
    except KeyError as e:
        inner = e.__context__
        return [repr(e), repr(inner), e.__cause__, e.__suppress_context__, inner.__context__]
