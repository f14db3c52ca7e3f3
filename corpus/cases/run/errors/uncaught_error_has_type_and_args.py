from waymark import workflow


@workflow
async def main():
    raise ValueError("bad", 7, None)
