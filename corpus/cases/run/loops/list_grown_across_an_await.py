#: stub tick echoes
from waymark import action, workflow


@action
async def tick(x: int) -> int: ...


@workflow
async def main():
    xs = [1]
    seen = []
    for x in xs:
        y = await tick(x)
        seen.append(y)
        if y < 4:
            xs.append(y + 1)
    return seen
