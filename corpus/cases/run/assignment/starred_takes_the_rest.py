from waymark import workflow


@workflow
async def main():
    first, *middle, last = [1, 2, 3, 4]
    a, *none = (1,)
    return [first, middle, last, a, none]
