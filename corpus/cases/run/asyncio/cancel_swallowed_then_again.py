#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def stubborn(log):
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log.append(("no", i))
    return "end"


@workflow
async def main():
    log = []
    t = asyncio.create_task(stubborn(log))
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    await asyncio.sleep(0)
    log.append("one")
    t.cancel()
    await asyncio.sleep(0)
    t.cancel()
    log.append(await t)
    log.append(t.cancelling())
    return log
