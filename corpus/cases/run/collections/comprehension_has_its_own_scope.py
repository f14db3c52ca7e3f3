from waymark import workflow


@workflow
async def main():
    x = "outer"
    xs = [x for x in range(3)]
    return [x, xs, {k: v for k, v in [("a", 1)]}, {x % 2 for x in [1, 2, 3]}]
