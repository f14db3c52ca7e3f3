from waymark import workflow


@workflow
async def main(n: int = 1):
    return n is 1  #~ WM509
