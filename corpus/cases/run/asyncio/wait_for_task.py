#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def slow():
    await asyncio.sleep(3)
    return "s"


@workflow
async def main():
    t = asyncio.create_task(slow())
    out = []
    try:
        await asyncio.wait_for(t, 1)
    except TimeoutError as e:
        out.append([t.cancelled(), str(e), repr(e.__cause__)])
    t = asyncio.create_task(slow())
    out.append(await asyncio.wait_for(t, 5))
    out.append(await asyncio.wait_for(t, 5))
    out.append(await asyncio.wait_for(slow(), None))
    return out
