#: stub echo echoes
from collections import defaultdict

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = defaultdict(list)
    d["a"].append(await echo(1))
    seen = [d.get("b"), "b" in d, d["b"], "b" in d, dict(d)]
    return [seen, len(d)]
