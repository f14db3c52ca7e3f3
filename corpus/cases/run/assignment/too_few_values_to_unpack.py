from waymark import workflow


@workflow
async def main():
    a, b, c = [1, 2]
    return a
