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
    xs = [1, 2, 3]
    g = (x * 2 for x in xs)
    out = [next(g)]
    await work(1)
    xs.append(4)
    out.append(list(g))
    it = iter(xs)
    out.append(next(it))
    await work(1)
    xs.append(5)
    out.append(list(it))
    z = zip(xs, map(str, xs), enumerate(xs, 10))
    out.append(next(z))
    await work(1)
    out.append(list(z))
    d = {"a": 1, "b": 2}
    keys = iter(d)
    out.append(next(keys))
    await work(1)
    d["c"] = 3
    try:
        next(keys)
    except RuntimeError as e:
        out.append(str(e))
    r = iter(range(3))
    next(r)
    await work(1)
    out.append(list(r))
    fs = [lambda i=i: i for i in range(3)]
    gs = [lambda: i for i in range(3)]
    await work(1)
    out.append([[f() for f in fs], [f() for f in gs]])
    return out
