from waymark import workflow


@workflow
async def main(x: int) -> str:
    return x + 1  #~ WM506
