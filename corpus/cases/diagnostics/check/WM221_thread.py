import asyncio

from waymark import workflow


@workflow
async def main(x: int):
    return await asyncio.to_thread(len, "a")  #~ WM221
