import asyncio
from dataclasses import dataclass

from waymark import action, workflow

total = 0
items = [1, 2]


@action
async def fetch(n: int) -> int: ...


@dataclass(frozen=True)
class Point:
    x: int


@workflow
async def main(n: int):
    class Inner:  #~ WM110
        pass

    type Alias = int  #~ WM110
    import math  #~ WM110
    from math import floor  #~ WM110

    async def one():
        return await fetch(1)

    yield n  #~ WM407
    x = yield n  #~ WM407
    global total  #~ WM209
    total = 1  #~ WM121
    items.append(3)  #~ WM209
    [await fetch(i) async for i in n]  #~ WM410
    fetch(1)  #~ WM302
    a = fetch(2) + 1  #~ WM303
    if fetch(3):  #~ WM303
        pass
    await n  #~ WM311
    await fetch(n) + await 5  #~ WM311
    p = Point(1)
    p.x = 2  #~ WM508
    p == 1 is 1  #~ WM509
    if n is 5:  #~ WM509
        pass
    n is "text"  #~ WM509
    return a, x, math, floor, Inner, one


@workflow
async def defaults(n: list = []):  #~ WM507
    def inner(a={}):  #~ WM507
        return a

    async def later(a=set()):  #~ WM507
        return a

    f = lambda a=[]: a  #~ WM507
    return n, inner, later, f


@workflow
async def unset(flag: bool):
    lam = lambda: await fetch(1)  #~ WM314

    def sync():
        return await fetch(1)  #~ WM314

    return sum(await fetch(i) for i in range(3)), lam, sync  #~ WM315


def helper(n):
    yield n  #~ WM407


async def helper2(n):
    yield n  #~ WM407


@workflow
async def uses():
    return helper(1), helper2(1), undefined_name, fetsh(1), missing.member  #~ WM312 WM312 WM312
