from waymark import workflow


@workflow
async def main():
    return "%s %s" % ("a",)
