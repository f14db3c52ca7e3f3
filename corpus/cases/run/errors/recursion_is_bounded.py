from waymark import workflow


def down(n):
    return down(n + 1)


@workflow
async def main():
    try:
        down(0)
    except RecursionError as e:
        return type(e).__name__
