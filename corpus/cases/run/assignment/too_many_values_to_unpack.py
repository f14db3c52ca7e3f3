from waymark import workflow


@workflow
async def main():
    a, b = [1, 2, 3]
    return a
