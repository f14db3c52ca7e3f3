from waymark import workflow


@workflow
async def main():
    xs = [1, 2, 3]
    xs = [x * 2 for x in xs]
    return xs
