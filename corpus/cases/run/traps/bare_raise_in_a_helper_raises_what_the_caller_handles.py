#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


def again():
    raise


@workflow
async def main():
    out = []
    try:
        try:
            raise ValueError(await echo("v"))
        except ValueError:
            again()
    except ValueError as e:
        out.append(repr(e))
    try:
        again()
    except RuntimeError as e:
        out.append(str(e))
    return out
