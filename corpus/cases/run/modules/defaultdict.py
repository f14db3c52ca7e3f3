from collections import defaultdict

from waymark import workflow


@workflow
async def main():
    d = defaultdict(list)
    d["a"].append(1)
    d["b"]
    return [dict(d), "c" in d, d.get("c"), len(d)]
