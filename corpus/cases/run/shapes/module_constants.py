#: stub fetch says "{0}"
from waymark import action, workflow


LIMITS = {"a": 1}


NAMES = ("x", "y")


PI2 = 3.14 * 2


@action
async def fetch(n: str) -> str: ...


@workflow
async def main():
    return [LIMITS["a"], [await fetch(n) for n in NAMES], PI2]
