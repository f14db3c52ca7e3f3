#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def job(log):
    try:
        try:
            await work(5)
        finally:
            log.append("f1")
            await work(1)
            log.append("f2")
    except asyncio.CancelledError as e:
        log.append(("ce", e.args))
        raise


@workflow
async def main():
    log = []
    t = asyncio.create_task(job(log))
    await asyncio.sleep(1)
    t.cancel("why")
    try:
        await t
    except asyncio.CancelledError as e:
        log.append(("main", e.args))
    return log
