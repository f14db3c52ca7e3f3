from waymark import workflow


@workflow
async def main():
    return max([])
