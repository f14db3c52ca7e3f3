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
    return [n]


@workflow
async def main():
    t = asyncio.create_task(f(1))
    a, b = await asyncio.gather(t, t)
    c = f(2)
    x = await c
    try:
        await c
    except RuntimeError as e:
        msg = str(e)
    return [a is b, x, msg]
