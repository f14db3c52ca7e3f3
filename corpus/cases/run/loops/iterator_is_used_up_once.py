from waymark import workflow


@workflow
async def main():
    it = iter([1, 2, 3])
    a = list(it)
    b = list(it)
    return [a, b]
