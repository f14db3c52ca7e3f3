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


@workflow
async def main():
    log = []
    for n in range(3):
        try:
            try:
                if n == 0:
                    await fail()
                elif n == 1:
                    raise KeyError("k")
                log.append("ok")
            except ValueError as e:
                await work(1)
                log.append(("ve", str(e)))
                raise RuntimeError("again") from e
            else:
                log.append("else")
            finally:
                await work(1)
                log.append(("fin", n))
        except RuntimeError as e:
            log.append((str(e), repr(e.__cause__), repr(e.__context__)))
        except KeyError:
            log.append("key")
    try:
        try:
            await fail()
        except ValueError:
            await work(1)
            1 / 0
    except ZeroDivisionError as e:
        log.append(repr(e.__context__))
        await work(1)
        try:
            raise
        except ZeroDivisionError as f:
            log.append(f is e)
    try:
        e
    except UnboundLocalError as x:
        log.append(str(x))
    return log
