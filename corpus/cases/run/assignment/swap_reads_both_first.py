from waymark import workflow


@workflow
async def main():
    a, b = 1, 2
    a, b = b, a
    xs = [0, 1]
    xs[0], xs[1] = xs[1], xs[0]
    return [a, b, xs]
