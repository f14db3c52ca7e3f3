from waymark import workflow


@workflow
async def main():
    return [2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2, pow(3, 200, 13), 0 ** 0, 4 ** 0.5]
