from waymark import workflow


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@workflow
async def main(n: int = 12):
    return fib(n)
