from waymark import workflow


@workflow
async def main():
    return [max([1, 1.0, True]), min(1.0, 1), max(["bb", "aa", "c"], key=len), min([], default="none"), max(3, 1, 2)]
