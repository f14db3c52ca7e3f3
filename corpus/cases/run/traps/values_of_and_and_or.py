#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = [0 or "", "" or None, 1 and 2, 0 and await echo(1), [] or {} or "x", None and 1 or 2, not "" and "y"]
    a = None
    b = a or await echo("b")
    c = "c" or await echo("never")
    return [out, b, c]
