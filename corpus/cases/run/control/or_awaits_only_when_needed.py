#: stub fetch says "fetched {0}"
from waymark import action, workflow


@action
async def fetch(key: str) -> str: ...


@workflow
async def main():
    a = "have" or await fetch("a")
    b = "" or await fetch("b")
    c = None and await fetch("c")
    return [a, b, c]
