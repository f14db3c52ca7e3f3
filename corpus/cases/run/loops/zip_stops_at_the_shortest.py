from waymark import workflow


@workflow
async def main():
    a = iter([1, 2, 3])
    pairs = list(zip(a, ["x", "y"]))
    return [pairs, list(a)]
