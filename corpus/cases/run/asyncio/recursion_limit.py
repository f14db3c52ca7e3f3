#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


@workflow
async def main():
    def f(n):
        return f(n + 1)
    try:
        f(0)
    except RecursionError as e:
        out = type(e).__name__
    async def g(n):
        return await g(n + 1)
    try:
        await g(0)
    except RecursionError as e:
        return [out, type(e).__name__]
