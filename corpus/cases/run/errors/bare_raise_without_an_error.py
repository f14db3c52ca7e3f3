from waymark import workflow


@workflow
async def main():
    raise
