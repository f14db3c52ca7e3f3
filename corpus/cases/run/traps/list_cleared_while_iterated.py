#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1, 2, 3, 4]
    seen = []
    for x in xs:
        seen.append(x)
        await echo(x)
        xs.remove(x)
    return [seen, xs]
