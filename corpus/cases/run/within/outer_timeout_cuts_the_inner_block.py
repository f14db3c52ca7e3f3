import asyncio

from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        async with asyncio.timeout(2):
            try:
                async with asyncio.timeout(10):
                    await asyncio.sleep(20)
            except TimeoutError:
                seen.append("inner")
            finally:
                seen.append("finally")
    except TimeoutError:
        seen.append("outer")
    return seen
