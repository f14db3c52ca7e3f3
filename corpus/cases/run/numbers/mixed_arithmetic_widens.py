from waymark import workflow


@workflow
async def main():
    return [1 + 1.0, True + 0.5, 2 * 3.0, 7 // 2.0, 7 % 2.5, 2 ** 2.0]
