#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    seen = []

    def note(x):
        seen.append(x)
        return x

    d = {}
    note(d)[note("key")] = note(await echo("value"))
    a, d[note("x")] = note(1), note(2)
    return [seen[1:], d]
