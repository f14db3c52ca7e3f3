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
    a = [1]
    b = {"a": a, "t": (a, a)}
    a.append(b)
    await work(1)
    a.append(2)
    out = [len(b["a"]), b["t"][0] is b["t"][1], b["a"] is a, a[1] is b, len(repr(a))]
    def counter():
        n = 0
        def inc():
            nonlocal n
            n += 1
            return n
        def get():
            return n
        return inc, get
    inc, get = counter()
    inc()
    await work(1)
    inc()
    out.append(get())
    return out
