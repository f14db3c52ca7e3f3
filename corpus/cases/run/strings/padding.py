from waymark import workflow


@workflow
async def main():
    return ["x".ljust(3, "."), "x".rjust(3), "x".center(4, "-"), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4), "ab" * 3, "ab" * -1]
