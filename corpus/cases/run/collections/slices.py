from waymark import workflow


@workflow
async def main():
    xs = [0, 1, 2, 3, 4, 5]
    return [xs[::-1], xs[4:1:-1], xs[-3:], xs[:-10], xs[10:], xs[::2], xs[-1:0:-2], "abcdef"[::-2], (1, 2, 3)[1:]]
