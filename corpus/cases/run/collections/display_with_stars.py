from waymark import workflow


@workflow
async def main():
    a = [1, 2]
    return [[*a, 3, *"xy"], (*a,), {*a, 2}, {**{"a": 1}, "b": 2}, [*range(2), *[]]]
