#: stub double says "<{0}>"
from waymark import action, workflow


@action
async def double(n: int) -> str: ...


@workflow
async def main():
    xs = [await double(n) for n in range(4) if n != 2]
    d = {n: await double(n) for n in [7]}
    return [xs, d]
