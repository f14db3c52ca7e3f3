from waymark import workflow


@workflow
async def main():
    return [sum([1, 2, 3]), sum([[1], [2]], []), sum([], 5), sum([0.5, 1])]
