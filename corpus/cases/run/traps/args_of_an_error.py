#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    e = ValueError("a", 1)
    f = KeyError()
    await echo(1)
    g = OSError(2, "No such file")
    e.args = ("changed",)
    return [e.args, str(e), f.args, str(f), g.args, str(g), g.errno, repr(ValueError("x", None))]
