from waymark import workflow


@workflow
async def main():
    return [1, 2][::0]
