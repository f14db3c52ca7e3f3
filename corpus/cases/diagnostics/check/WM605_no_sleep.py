import asyncio

from waymark import workflow


@workflow
async def main():
    await asyncio.sleep(-1)  #~ WM605
