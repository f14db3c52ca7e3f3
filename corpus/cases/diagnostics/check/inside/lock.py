import asyncio

from waymark import workflow


@workflow
async def main():
    lock = asyncio.Lock()  #~ WM222
    return 1
