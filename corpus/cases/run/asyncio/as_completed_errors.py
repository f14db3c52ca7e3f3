#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


async def f(n, s):
    await asyncio.sleep(s)
    if n == 2:
        raise ValueError(n)
    return n


@workflow
async def main():
    out = []
    for c in asyncio.as_completed([f(1, 3), f(2, 1), f(3, 2)]):
        try:
            out.append(await c)
        except ValueError as e:
            out.append(repr(e))
    return out
