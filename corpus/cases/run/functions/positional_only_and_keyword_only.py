from waymark import workflow


def f(a, /, b, *, c):
    return [a, b, c]


@workflow
async def main():
    good = [f(1, 2, c=3), f(1, b=2, c=3)]
    try:
        f(a=1, b=2, c=3)
    except TypeError as e:
        return [good, type(e).__name__]
