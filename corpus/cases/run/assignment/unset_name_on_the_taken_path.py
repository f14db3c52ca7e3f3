from waymark import workflow


@workflow
async def main(flag: bool = False):
    if flag:
        x = 1
    return x
