from math import *

break  #~ WM111
continue  #~ WM111
return 3  #~ WM111
yield 3  #~ WM111
await x  #~ WM111
nonlocal q  #~ WM111


def f(a, a):  #~ WM111
    *b, *c = a  #~ WM111
    *d = a  #~ WM111
    f(x) = 3  #~ WM111
    None = 3  #~ WM111
    a + 1 = 2  #~ WM111
    (a, b) += 1  #~ WM111
    a == 1 = 2  #~ WM111
    del f(a)  #~ WM111
    for 1 in a:  #~ WM111
        def g():
            break  #~ WM111
    nonlocal zz  #~ WM111
    global a  #~ WM111
    w = 1
    global w  #~ WM111
    async with a:  #~ WM111
        pass
    async for x in a:  #~ WM111
        pass
    [x async for x in a]  #~ WM111
    from math import *  #~ WM111
    f(a=1, a=2)  #~ WM310
    f(a=1, 2)  #~ WM111
    f(**a, *b)  #~ WM111
    f(x for x in a, 1)  #~ WM111
    f(1=2)  #~ WM111
    return {1: 2, 3}  #~ WM111


def g(a=1, b):  #~ WM111
    try:  #~ WM111
        pass
    a = 012  #~ WM111
    b = b"ü"  #~ WM111
    c = b"a" "b"  #~ WM111
    d = "\x1"  #~ WM111
    e = "\N{no such thing}"  #~ WM111
    try:
        pass
    except:  #~ WM111
        pass
    except A:
        pass
    try:
        pass
    except* A:
        return 1  #~ WM111
    match a:
        case x:  #~ WM111
            pass
        case x, x:  #~ WM111
            pass
        case (x, 1) | (y, 2):  #~ WM111
            pass
        case [*a, *b]:  #~ WM111
            pass
        case f"{x}":  #~ WM111
            pass
    [x := 1 for x in a]  #~ WM111
    [1 for x in (y := a)]  #~ WM111
    x: int = yield
    (a, b): int = 1  #~ WM111
    async def h():
        yield from a  #~ WM111
        await await a  #~ WM111
        await -a  #~ WM111


def h(*):  #~ WM111
    pass


def i(/, a):  #~ WM111
    pass


def j(a, *, **k):  #~ WM111
    pass


def k(**k, a):  #~ WM111
    pass


@decorator  #~ WM111
x = 1
async x = 1  #~ WM111
from math import a,  #~ WM111
from __future__ import annotations  #~ WM111
with (a as b): pass
x = (a as b)  #~ WM111
print(*)  #~ WM105
