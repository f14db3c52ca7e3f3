from waymark import workflow


@workflow
async def main():
    m = map(lambda x, y: x * y, [1, 2, 3], [4, 5])
    f = filter(None, [0, 1, "", "a"])
    return [next(m), list(m), list(m), list(f), list(filter(lambda x: x > 1, [1, 2, 3]))]
