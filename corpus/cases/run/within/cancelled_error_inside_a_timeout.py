import asyncio

from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                seen.append("cancelled")
                raise
    except TimeoutError:
        seen.append("timeout")
    return seen
