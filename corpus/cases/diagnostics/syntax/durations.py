import asyncio
from waymark import workflow


@workflow
async def f(x: int) -> int:
    await asyncio.sleep(5m)  #~ WM108
    await asyncio.sleep(1.5h)  #~ WM108
    return x
