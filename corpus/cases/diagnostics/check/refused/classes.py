import enum
import functools
from abc import ABC
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypedDict, TypeVar

from waymark import Workflow, action, workflow


def decorated(f):
    return f


class Meta(type):
    pass


class WithMeta(metaclass=Meta):  #~ WM120
    pass


class Descriptor:
    def __get__(self, obj, owner):  #~ WM120
        return 1


class Dynamic:
    def __getattr__(self, name):  #~ WM120
        return name


class Adds:
    def __add__(self, other):  #~ WM120
        return self


class Equal:
    def __eq__(self, other):  #~ WM120
        return True


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class Iterates:
    def __iter__(self):  #~ WM120
        return iter([])


class Calls:
    def __call__(self):  #~ WM120
        return 1


class Slots:
    __slots__ = ("a",)  #~ WM120


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    WithMeta()
    Descriptor()
    Dynamic()
    Adds() + 1
    Equal() == 1
    with Manager():  #~ WM230
        pass
    list(Iterates())
    Calls()()
    Slots()


@workflow
class NoRun(Workflow):  #~ WM115
    pass


@workflow
class Takes(Workflow):
    def __init__(self, n):  #~ WM114
        self.n = n

    async def run(self):
        return self.n


@workflow
class Sync(Workflow):
    def run(self):  #~ WM115
        return 1


@decorated  #~ WM113
@workflow
async def wrapped():
    return 1


@workflow
@decorated  #~ WM113
async def wrapped_inside():
    return 1


@decorated  #~ WM113
def helper():
    return 1


@functools.cache  #~ WM113
def cached():
    return 1


@workflow
async def uses():
    return helper(), cached()


@workflow
async def nested():
    @decorated  #~ WM113
    def inner():
        return 1

    return inner()
