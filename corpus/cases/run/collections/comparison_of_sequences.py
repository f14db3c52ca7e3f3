from waymark import workflow


@workflow
async def main():
    return [[1, 2] < [1, 3], [1] < [1, 0], (1, "a") < (2, None), [1] == (1,), "B" < "a", [] < [0], {"a": 1} == {"a": 1.0}]
