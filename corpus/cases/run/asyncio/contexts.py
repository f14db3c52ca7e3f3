#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


def ctx(e):
    names = []
    while e is not None:
        names.append((type(e).__name__, str(e), type(e.__cause__).__name__, e.__suppress_context__))
        e = e.__context__
    return names


def h(x):
    try:
        return 1 // x
    except ZeroDivisionError:
        raise KeyError("k")


async def g():
    try:
        await fail()
    except ValueError as e:
        raise RuntimeError("r") from e


@workflow
async def main():
    out = []
    try:
        h(0)
    except Exception as e:
        out.append(ctx(e))
    try:
        try:
            await g()
        finally:
            [].pop()
    except Exception as e:
        out.append(ctx(e))
    try:
        try:
            raise ValueError(1)
        except ValueError as a:
            try:
                raise TypeError(2)
            except TypeError as b:
                raise a
    except ValueError as e:
        out.append(ctx(e))
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise TypeError(2) from None
    except TypeError as e:
        out.append(ctx(e))
    try:
        try:
            raise ValueError(1)
        except ValueError as x:
            raise
    except ValueError as e:
        out.append(ctx(e))
    return out
