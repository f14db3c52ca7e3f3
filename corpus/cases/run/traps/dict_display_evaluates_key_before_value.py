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

    d = {note("a"): note(1), note("b"): note(2), **note({"a": 3})}
    e = {note(k): note(await echo(v)) for k, v in [("x", 1), ("x", 2)]}
    return [d, e, seen]
