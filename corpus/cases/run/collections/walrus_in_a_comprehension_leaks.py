from waymark import workflow


@workflow
async def main():
    last = None
    xs = [last := x for x in [1, 2, 3]]
    return [xs, last]
