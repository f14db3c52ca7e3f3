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


class Colour(Enum):
    RED = 1
    BLUE = "b"

    def label(self):
        return self.name.lower()


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@workflow
async def main():
    c = Colour.RED
    d = {Colour.RED: "r", Level.HIGH: "h"}
    await work(1)
    out = [c is Colour.RED, c == Colour(1), Colour["BLUE"].value, c.label(), d[Colour.RED], d[2]]
    out.append([Level.HIGH > Level.LOW, Level.LOW + 1, sorted(Level), [m.name for m in Colour], str(c), repr(c), f"{Level.LOW}", isinstance(Level.LOW, int)])
    try:
        Colour(9)
    except ValueError as e:
        out.append(str(e))
    out.append([c in (Colour.RED,), c != Colour.BLUE, Colour.RED == 1, len(Colour)])
    return out
