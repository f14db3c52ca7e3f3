#: stub tick returns None
from waymark import action, workflow


@action
async def tick(): ...


@workflow
async def main():
    shared = [1]
    d = {"a": shared, "b": shared}
    await tick()
    d["a"].append(2)
    return [d, d["a"] is d["b"], shared is d["a"]]
