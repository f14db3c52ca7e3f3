#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    first, *middle, last = await echo([1, 2, 3, 4])
    (a, *b), c = [[1], 2]
    *d, = "ab"
    for x, *rest in [(1, 2, 3), (4,)]:
        pass
    merged = [*middle, *{"k": 1}, *"xy", *range(2)]
    t = *middle, 9
    out = [first, middle, last, a, b, c, d, x, rest, merged, t]
    try:
        p, *q, r = [1]
    except ValueError as e:
        out.append(str(e))
    return out
