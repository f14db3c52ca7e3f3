from waymark import workflow


@workflow
async def main():
    return [list(enumerate("ab", 1)), list(zip([1, 2], "xy", [None, True])), list(reversed([1, 2, 3])), list(zip())]
