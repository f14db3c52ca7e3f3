#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio
import copy
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, IntEnum

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


@dataclass
class Item:
    name: str
    tags: list[str] = field(default_factory=list)
    price: Decimal = Decimal("1.5")

    def add(self, tag):
        self.tags.append(tag)
        return self

    @property
    def upper(self):
        return self.name.upper()

    @staticmethod
    def make(n):
        return Item(f"i{n}")

    @classmethod
    def named(cls, n):
        return cls(n)


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0


@workflow
async def main():
    a = Item("a").add("t")
    b = a
    await work(1)
    b.add("u")
    out = [a.tags, a == Item("a", ["t", "u"]), a.upper, Item.make(3).name, Item.named("z").name, repr(a)]
    p, q = Point(1, 2), Point(1)
    await work(1)
    out.append([p > q, sorted([p, q])[0] == q, {p: 1}[Point(1, 2)], max(p, q).y])
    try:
        p.x = 3
    except Exception as e:
        out.append([type(e).__name__, str(e)])
    try:
        Item()
    except TypeError as e:
        out.append(str(e))
    try:
        a.missing
    except AttributeError as e:
        out.append(str(e))
    c = copy.copy(a)
    d = copy.deepcopy(a)
    a.add("v")
    out.append([len(c.tags), len(d.tags), c is a, c == a, d == a])
    return out
