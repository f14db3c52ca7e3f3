from waymark import workflow


@workflow
async def main():
    return [True + True, True == 1, isinstance(True, int), sum([True, False, True]), [10, 20][True], -True, ~False]
