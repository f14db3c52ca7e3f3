from waymark import workflow


@workflow
async def main():
    i = 0
    xs = [0, 0, 0]
    i, xs[i] = 1, 9
    return [i, xs]
