#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {"a": 1, "b": 2}
    seen = []
    try:
        for k in d:
            seen.append(k)
            await echo(k)
            d.pop(k)
            d[k + "!"] = 0
            if len(seen) > 5:
                break
    except RuntimeError as e:
        seen.append(str(e))
    return seen
