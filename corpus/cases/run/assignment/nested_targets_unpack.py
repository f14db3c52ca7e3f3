from waymark import workflow


@workflow
async def main():
    (a, [b, *c]), d = (1, [2, 3, 4]), 5
    return [a, b, c, d]
