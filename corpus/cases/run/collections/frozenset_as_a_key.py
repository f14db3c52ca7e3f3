from waymark import workflow


@workflow
async def main():
    d = {frozenset([1, 2]): "x"}
    return [d[frozenset([2, 1])], frozenset("ab") == {"a", "b"}, isinstance(frozenset(), frozenset)]
