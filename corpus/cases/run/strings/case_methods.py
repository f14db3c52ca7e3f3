from waymark import workflow


@workflow
async def main():
    return ["straße".upper(), "ÀÉ".lower(), "hello wORLD".title(), "hELLO".capitalize(), "aBc".swapcase(), "ß".casefold(), "ǆ".title(), "they're".title()]
