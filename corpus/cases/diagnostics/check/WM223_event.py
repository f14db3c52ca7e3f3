import asyncio

from waymark import workflow


@workflow
async def main():
    event = asyncio.Event()  #~ WM223
    return event is None
