from waymark import workflow


@workflow
async def main():
    xs = [0, 1, 2, 3, 4]
    xs[1:3] = ["a", "b", "c"]
    xs[::2] = [9, 9, 9]
    return xs
