from waymark import workflow


@workflow
async def main():
    return [2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 1 == 1.0, 0.1 + 0.2 == 0.3, 10 ** 30 > 1e29]
