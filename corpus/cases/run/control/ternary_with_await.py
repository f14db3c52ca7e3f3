#: stub fetch says "fetched {0}"
from waymark import action, workflow


@action
async def fetch(key: str) -> str: ...


@workflow
async def main(flag: bool = True):
    a = await fetch("yes") if flag else await fetch("no")
    b = (await fetch("n")) if not flag else "kept"
    return [a, b]
