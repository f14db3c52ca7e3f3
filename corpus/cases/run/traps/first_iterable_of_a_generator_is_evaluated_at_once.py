#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    seen = []
    try:
        gen = (x for x in None)
        seen.append("made")
    except TypeError as e:
        seen.append(str(e))
    gen = (y for x in [1] for y in missing)
    missing = [await echo(5)]
    return [seen, list(gen)]
