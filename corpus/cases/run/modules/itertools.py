import itertools

from waymark import workflow


@workflow
async def main():
    return [
        list(itertools.chain([1], "ab")),
        list(itertools.islice(range(10), 2, 8, 3)),
        list(itertools.accumulate([1, 2, 3])),
        list(itertools.product("ab", [1, 2])),
        list(itertools.zip_longest([1, 2], "x", fillvalue=0)),
        [[k, list(g)] for k, g in itertools.groupby("aabbb")],
        list(itertools.islice(itertools.count(5), 3)),
    ]
