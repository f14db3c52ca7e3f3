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
    def f(a, *args, k=1, **kw):
        return [a, list(args), k, kw]
    out = [f(1), f(1, 2, 3, k=4, z=5), f(*[1, 2], **{"y": 1})]
    try:
        f()
    except TypeError as e:
        out.append(type(e).__name__)
    a, *b, (c, d) = 1, 2, 3, (4, 5)
    out.append([a, b, c, d])
    try:
        x, y = [1, 2, 3]
    except ValueError as e:
        out.append(str(e))
    try:
        x, y = [1]
    except ValueError as e:
        out.append(str(e))
    x = y = [1]
    x += [2]
    out.append(y)
    s = {1, 2}
    t = s
    s |= {3}
    out.append(t == {1, 2, 3})
    out.append([1 if 0 else 2, 1 < 2 < 3, not 1, 5 // -2, -5 % 3, 2 ** -1, 7 & 3])
    d = {"a": 1}
    d.setdefault("b", []).append(1)
    d["a"] += 5
    out.append(d)
    n = (m := 5) + m
    out.append(n)
    out.append([v for k, v in sorted({"z": 1, "a": 2}.items()) if v])
    out.append({k: [j for j in range(k)] for k in range(3)})
    out.append(f"{3.14159:.2f} {'x':>3} {10:04d} {1e16} {n!r:>4}")
    return out
