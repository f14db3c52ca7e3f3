from waymark import workflow


@workflow
async def main():
    return "abc".index("z")
