from waymark import workflow


@workflow
async def main():
    return [1 < 2 == 2, 1 < 3 > 2, (1 < 2) == 2, 1 in [1] == True, 3 > 2 > 1, 1 == 1.0 == True]
