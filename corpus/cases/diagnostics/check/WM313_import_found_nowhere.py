from billing import charge

from waymark import workflow


@workflow
async def main(x: int):
    await charge(x)  #~ WM313
