import asyncio

from waymark import workflow


@workflow
async def main():
    return await asyncio.gather()
