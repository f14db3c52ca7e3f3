import asyncio

from waymark import workflow


@workflow
async def main(x: str):
    await asyncio.sleep(x)  #~ WM501
