from waymark import workflow


@workflow
async def main():
    nan = float("nan")
    return [nan == nan, nan != nan, nan in [nan], [nan] == [nan], nan < 1, max(1, nan), max(nan, 1) != 1]
