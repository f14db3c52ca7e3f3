#: needs exact time
#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def f(log, n):
    log.append(n)
    try:
        return await work(n % 3 + 1)
    finally:
        log.append(-n)


@workflow
async def main():
    log = []
    rs = await asyncio.gather(*[f(log, i) for i in range(10)])
    return [rs, log]
