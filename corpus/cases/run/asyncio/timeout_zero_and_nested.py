#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def slow(log):
    log.append("begun")
    try:
        await asyncio.sleep(3)
    finally:
        log.append("ended")


@workflow
async def main():
    log = []
    try:
        async with asyncio.timeout(0):
            await slow(log)
    except TimeoutError:
        log.append("t0")
    try:
        await asyncio.wait_for(slow(log), 0)
    except TimeoutError:
        log.append("w0")
    try:
        async with asyncio.timeout(2) as outer:
            try:
                async with asyncio.timeout(5) as inner:
                    await slow(log)
            finally:
                log.append([outer.expired(), inner.expired()])
    except TimeoutError:
        log.append("outer")
    return log
