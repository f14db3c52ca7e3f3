import os

from waymark import workflow


@workflow
async def main(path: str):
    return os.listdir(path)  #~ WM207
