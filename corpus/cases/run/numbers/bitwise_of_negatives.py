from waymark import workflow


@workflow
async def main():
    return [-1 & 255, -8 >> 1, -8 | 3, 5 ^ -1, ~5, -1 << 3]
