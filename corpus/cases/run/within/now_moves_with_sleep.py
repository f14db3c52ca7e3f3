#: needs exact time
import asyncio

from waymark import now, workflow


@workflow
async def main():
    a = now()
    await asyncio.sleep(90)
    b = now()
    return (b - a).total_seconds()
