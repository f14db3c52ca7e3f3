#: stub tick echoes
from waymark import action, workflow


@action
async def tick(x: int) -> int: ...


@workflow
async def main():
    it = enumerate(["a", "b", "c"], start=1)
    first = next(it)
    n = await tick(7)
    return [first, n, list(it), next(it, "done")]
