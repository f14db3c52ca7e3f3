#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


def grow(items):
    items.append(1)
    items = [0]
    return items


def second(items):
    items[:] = items + [2]


@workflow
async def main():
    shared = []
    grow(shared)
    await echo(1)
    second(shared)
    other = shared
    other += [3]
    other = other + [4]
    return [shared, other]
