#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    gen = (10 // x for x in [5, 0, 2])
    seen = [next(gen)]
    await echo(1)
    try:
        next(gen)
    except ZeroDivisionError as e:
        seen.append(str(e))
    return [seen, list(gen)]
