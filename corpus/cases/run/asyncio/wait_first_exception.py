#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def bad(s):
    await asyncio.sleep(s)
    raise ValueError(s)


async def good(s):
    await asyncio.sleep(s)
    return s


@workflow
async def main():
    ts = [asyncio.create_task(good(3)), asyncio.create_task(bad(2)), asyncio.create_task(good(1))]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    r = [len(done), len(pending), [t in done for t in ts]]
    done, pending = await asyncio.wait(ts, timeout=0.5)
    r.append([len(done), len(pending)])
    done, pending = await asyncio.wait(ts)
    r.append([len(done), len(pending), repr(ts[1].exception()), ts[0].result()])
    return r
