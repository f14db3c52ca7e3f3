#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def use(log, sem, n):
    async with sem:
        log.append(("in", n))
        await asyncio.sleep(1)
        log.append(("out", n))


@workflow
async def main():
    log = []
    sem = asyncio.Semaphore(2)
    ts = [asyncio.create_task(use(log, sem, i)) for i in range(5)]
    await asyncio.sleep(0.5)
    ts[3].cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    log.append(sem.locked())
    return log
