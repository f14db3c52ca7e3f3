from waymark import workflow


@workflow
async def main():
    return [4 / 2, 1 / 3, 10 ** 20 / 10 ** 19]
