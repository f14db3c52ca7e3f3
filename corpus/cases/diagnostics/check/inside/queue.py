import asyncio

from waymark import workflow


@workflow
async def main():
    queue = asyncio.Queue()  #~ WM224
    return 1
