from waymark import workflow


@workflow
async def main():
    i = 0
    xs = [10, 20, 30]
    i = xs[i] = 2
    return [i, xs]
