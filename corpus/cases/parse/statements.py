#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Docstring."""
from __future__ import annotations
import a, b.c as d
from . import e
from .... import (f, g as h,)
from .a.b import *
x = y = z, *w = v
x: int
(x): int = 3
x.y: "str" = yield_
x[0]: list[int] = []
x += 1; y **= 2; z @= a; q //= 3; s >>= 1; t <<= 1; u |= 1; v ^= 1; w &= 1; r %= 2; x -= 1; y *= 2; z /= 2
del x, (y, [z]), a.b, c[0]
assert x, "message"
if a: pass
elif b: pass
elif c:
    pass
else: pass
while (n := f()):
    break
else:
    continue_ = 1
for i, (j, *k) in 1, *xs:
    continue
else:
    pass
try:
    pass
except (A, b.C) as e:
    raise
except D: raise E from None
except:
    pass
else:
    pass
finally:
    pass
try: pass
except* A: pass
except* (B, C) as g: pass
with a: pass
with a as b, c(): pass
with (a as b, c as (d, e),): pass
with (a, b): pass
with (a): pass
with (a).x as b: pass
with (yield_ := a): pass
with (a, b) as c: pass
with open(x) as f.g, y as h[0]: pass
@decorator
@a.b(c)
@(lambda f: f)
class K(Base, *bases, metaclass=M, **kw):
    x = 1
    def m(self): return self.x
class L: pass
class G[T: int, *Ts, **P](Base[T]): ...
def f(a, b: int = 1, /, c=2, *args: *Ts, d, e: str = "x", **kw: Any) -> int: global x; nonlocal_ = 1
def g[T](*, a): yield
def h(*args, a): return
async def k():
    async with a as b, c: pass
    async for x in y: pass
    else: pass
    await x
    return [z async for z in y if await z]
    def inner():
        nonlocal q
        return (yield)
    x = yield y
    yield from z
    x = await y ** 2
if x:
	pass
	if y:
	    pass
if True:
    x = (1,
  2)
    y = [
        3,
    ]  # comment
# outdented comment
    z = a + \
  b
