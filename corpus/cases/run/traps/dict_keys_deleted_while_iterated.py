#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {"a": 1, "b": 2, "c": 3}
    seen = []
    try:
        for k in d:
            seen.append(await echo(k))
            del d[k]
    except RuntimeError as e:
        seen.append(str(e))
    for k in list(d):
        del d[k]
    return [seen, d]
