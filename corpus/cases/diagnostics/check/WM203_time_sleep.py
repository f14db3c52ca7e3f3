import time

from waymark import workflow


@workflow
async def main(x: int):
    time.sleep(x)  #~ WM203
