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


class Base(Exception):
    pass


class Declined(Base):
    def __init__(self, code, why="?"):
        super().__init__(f"declined {code}")
        self.code = code
        self.why = why

    def short(self):
        return f"{self.code}/{self.why}"


class Other(Base):
    pass


@workflow
async def main():
    out = []
    e1 = None
    try:
        raise Declined(5, why="w")
    except Base as e:
        e1 = e
        out.append([str(e), e.args, e.code, e.short(), repr(e)])
    await work(1)
    out.append([e1.why, isinstance(e1, Exception), isinstance(e1, ValueError)])
    try:
        raise Other("a", 2)
    except Base as e:
        out.append([str(e), e.args, repr(e)])
    try:
        raise Other
    except (KeyError, Base) as e:
        out.append([str(e), e.args])
    try:
        raise KeyError("k")
    except LookupError as e:
        out.append([str(e), repr(e)])
    try:
        {}["zz"]
    except KeyError as e:
        out.append([str(e), e.args])
    try:
        int("x1")
    except ValueError as e:
        out.append(str(e))
    try:
        None.foo
    except AttributeError as e:
        out.append(str(e))
    try:
        raise 5
    except TypeError as e:
        out.append(str(e))
    try:
        assert 1 == 2, "no"
    except AssertionError as e:
        out.append([str(e), e.args])
    try:
        [1, 2][5]
    except IndexError as e:
        out.append(str(e))
    try:
        "a" + 1
    except TypeError as e:
        out.append(str(e))
    try:
        1 + "a"
    except TypeError as e:
        out.append(str(e))
    try:
        len(5)
    except TypeError as e:
        out.append(str(e))
    try:
        x = [3, "a"]
        x.sort()
    except TypeError as e:
        out.append(str(e))
    try:
        (1, 2)[0] = 3
    except TypeError as e:
        out.append(str(e))
    try:
        for i in 5:
            pass
    except TypeError as e:
        out.append(str(e))
    try:
        5()
    except TypeError as e:
        out.append(str(e))
    try:
        del out[99]
    except IndexError as e:
        out.append(str(e))
    try:
        if out:
            del zz
        zz
    except NameError as e:
        out.append(type(e).__name__)
    return out
