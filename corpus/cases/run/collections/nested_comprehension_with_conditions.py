from waymark import workflow


@workflow
async def main():
    return [[x, y] for x in range(4) if x % 2 for y in range(x) if y != 1]
