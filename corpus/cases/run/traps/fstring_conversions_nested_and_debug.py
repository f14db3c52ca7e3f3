#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    width, value = 8, await echo("v")
    n = 3.14159
    return [f"{value!r:>{width}}", f"{n:.{2}f}", f"{value=}", f"{n = :.2f}", f"{{}}{{{value}}}", f"{value!s:*^{width}}", f"{[x for x in range(3)]}", f"{'a' if n > 3 else 'b'}", f"{ {'k': 1}['k'] }", f"{(lambda: 5)()}"]
