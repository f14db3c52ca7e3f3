#: stub pop returns 3 then returns 2 then returns 0
from waymark import action, workflow


@action
async def pop() -> int: ...


@workflow
async def main():
    seen = []
    while (n := await pop()) > 0:
        seen.append(n)
    return [seen, n]
