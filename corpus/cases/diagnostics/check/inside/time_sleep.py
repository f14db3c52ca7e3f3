import time

from waymark import workflow


@workflow
async def main():
    time.sleep(5)  #~ WM203
    return 1
