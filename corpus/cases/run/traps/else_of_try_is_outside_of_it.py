#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    try:
        try:
            out.append("body")
        except KeyError:
            out.append("never")
        else:
            out.append(await echo("else"))
            raise KeyError("k")
        finally:
            out.append("finally")
    except KeyError as e:
        out.append(repr(e))
    return out
