#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return ["  a  b ".split(), "  a  b ".split(" "), "".split(), "".split(","), "a,b,,c".split(",", 2), "a,b,c".rsplit(",", 1), " a b ".split(None, 1), "a\r\nb\x0bc\n".splitlines(), "a\nb\n".splitlines(True), "abc".partition("x"), "a.b.c".rpartition("."), "x".join([]), ",".join("abc")]
