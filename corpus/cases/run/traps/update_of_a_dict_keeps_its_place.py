#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {"a": 1, "b": 2, "c": 3}
    d["a"] = 10
    del d["b"]
    d["b"] = await echo(20)
    d.update({"c": 30, "d": 40})
    popped = d.popitem()
    return [list(d.items()), popped, list(reversed(d)), d.setdefault("a", 0), d.setdefault("z")]
