#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    rows = [("b", 1), ("a", 2), ("b", 0), ("a", 1)]
    await echo(1)
    return [sorted(rows, key=lambda r: r[0]), sorted(rows, key=lambda r: r[0], reverse=True), sorted(sorted(rows, key=lambda r: r[1]), key=lambda r: r[0])]
