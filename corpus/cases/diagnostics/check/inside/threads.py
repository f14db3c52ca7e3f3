import asyncio

from waymark import workflow


def work():
    return 1


@workflow
async def main():
    return await asyncio.to_thread(work)  #~ WM221
