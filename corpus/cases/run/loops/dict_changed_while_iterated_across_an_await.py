#: stub tick returns None
from waymark import action, workflow


@action
async def tick(): ...


@workflow
async def main():
    d = {"a": 1, "b": 2}
    seen = []
    try:
        for k in d:
            seen.append(k)
            await tick()
            d["c"] = 3
    except RuntimeError as e:
        return [seen, str(e)]
    return seen
