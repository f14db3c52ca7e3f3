from waymark import workflow


@workflow
async def main():
    n = 2 ** 64 + 1
    return [n, n * n, -n // 7, n % 1000, (1 << 100) >> 98, hash(1)]
