#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    x = 10
    fs = []
    for i in range(3):
        def f(i=i):
            return i + x
        fs.append(f)
    x = 20
    out = [f() for f in fs]
    try:
        del x
        fs[0]()
    except NameError as e:
        out.append([type(e).__name__, str(e)])
    y = [1, 2, 3]
    z = [y := y[1:], y]
    out += [z, y]
    a = b = []
    a.append(1)
    out.append(b)
    a += [2]
    out.append(b)
    a = a + [3]
    out.append(b)
    (c, d), *e = [(1, 2), 3, 4]
    out.append([c, d, e])
    i, y[i] = 1, 9
    out.append(y)
    for k, (l, m) in {"a": (1, 2)}.items():
        out.append([k, l, m])
    w = await echo(1)
    if (q := w + 1) > 1:
        out.append(q)
    t = 1,
    out.append(t)
    u = v = await echo([])
    u.append(1)
    out.append(v)
    g: int = 5
    h: list[int]
    out.append(g)
    assert g == 5, "no"
    out.append(g if g else 0)
    lst = [1, 2, 3, 4]
    lst[1:3] = [9]
    del lst[0]
    out.append(lst)
    lst *= 2
    out.append(lst)
    return out
