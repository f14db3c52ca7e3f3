"""Actions that the tests of the worker are made with."""

import asyncio
import gc
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Annotated, Any

import shop
import waymark as wm
from waymark.worker.connection import Connection

closed: list[str] = []


def connection() -> Iterator[str]:
    yield "open"
    closed.append("connection")


async def session(held: Annotated[str, wm.Depends(connection)]) -> AsyncIterator[list[str]]:
    yield [held]
    closed.append("session")


@wm.action
async def greet(name: str, greeting: str = "hello") -> str:
    return f"{greeting} {name}"


@wm.action(retry=3, timeout=5)
def total(order: shop.Order, *more: shop.Order, tip: int = 0) -> dict[str, Any]:
    print("printed by total")
    return {"total": sum((o.total for o in (order, *more)), start=tip), "count": 1 + len(more)}


@wm.action(raises=[shop.Declined])
def decline(code: str) -> None:
    raise shop.Declined(code)


@wm.action
async def slow(seconds: timedelta) -> str:
    wm.log("begun")
    try:
        await asyncio.sleep(seconds.total_seconds())
    except asyncio.CancelledError:
        wm.log("told to stop", level="warning", after=seconds)
        raise
    return "slept"


@wm.action
def stubborn(polls: int) -> int:
    for n in range(polls):
        wm.progress(n)
        if wm.cancelled():
            return n
        time.sleep(0.01)
    return -1


@wm.action
async def uses(
    text: str,
    inner: Annotated[list[str], wm.Depends(session)],
    same: Annotated[str, wm.Depends(connection)],
) -> list[Any]:
    return [text, *inner, same]


@wm.action(name="who")
async def who_asks() -> list[Any]:
    return [wm.idempotency_key(), wm.attempt()]


@wm.action
async def unserialisable() -> Any:
    return object()


@wm.action
async def large(size: int) -> str:
    return "x" * size


@wm.action
def leave(code: int) -> None:
    sys.exit(code)


@wm.action
def die(code: int) -> None:
    os._exit(code)


@wm.action
def pid() -> int:
    return os.getpid()


@wm.action
def deaf(seconds: float) -> None:
    time.sleep(seconds)


@wm.action
def babble(frame: bytes) -> None:
    """Writes bytes of its own into the worker's connection."""
    for held in gc.get_objects():
        if isinstance(held, Connection):
            held._socket.sendall(frame)
    time.sleep(60)
