import asyncio

from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        async with asyncio.timeout(10):
            try:
                async with asyncio.timeout(2):
                    await asyncio.sleep(5)
            except TimeoutError:
                seen.append("inner")
            await asyncio.sleep(20)
    except TimeoutError:
        seen.append("outer")
    return seen
