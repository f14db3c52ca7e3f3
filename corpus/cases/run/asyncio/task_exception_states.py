#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def f(n):
    await asyncio.sleep(n)
    if n == 2:
        raise KeyError("z")
    return n


@workflow
async def main():
    out = []
    t = asyncio.create_task(f(1), name="t1")
    try:
        t.result()
    except Exception as e:
        out.append([type(e).__name__, str(e)])
    try:
        t.exception()
    except Exception as e:
        out.append([type(e).__name__, str(e)])
    u = asyncio.create_task(f(2))
    await asyncio.sleep(3)
    out.append([t.result(), t.exception(), t.get_name(), u.done(), repr(u.exception())])
    v = asyncio.create_task(f(5))
    v.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    out.append([v.cancelled(), v.done()])
    try:
        v.result()
    except asyncio.CancelledError as e:
        out.append(["c", e.args])
    return out
