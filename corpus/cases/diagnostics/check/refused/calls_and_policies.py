import asyncio
from dataclasses import dataclass
from datetime import timedelta

from waymark import BackoffPolicy, RetryPolicy, Workflow, action, run_action, start, undo, workflow

from nowhere import thing


@action(retrys=3)  #~ WM607
async def misspelt(n: int) -> int: ...


@action(retry="three")  #~ WM608
async def wrong_kind(n: int) -> int: ...


@action(timeout="30s")  #~ WM608
async def text_as_time(n: int) -> int: ...


@action
async def fetch(n: int) -> int: ...


@dataclass(frozen=True)
class Trip:
    id: str


@workflow
async def child(n: int) -> int:
    return n


@workflow
async def main(n: int, trip: Trip) -> int:
    await fetch()  #~ WM309
    await fetch(1, 2)  #~ WM306
    await fetch(m=1)  #~ WM305
    await fetch(1, n=2)  #~ WM310
    await fetch("text")  #~ WM502
    await fetch(None)  #~ WM503
    await fetsh(1)  #~ WM304
    await fetch(lambda: 1)  #~ WM504
    await fetch(x for x in [1])  #~ WM504
    await child("text")  #~ WM502
    Trip()  #~ WM309
    Trip(id="a", name="b")  #~ WM305
    trip.ids  #~ WM505
    trip.id = "b"  #~ WM508
    await asyncio.sleep("5s")  #~ WM501
    undo(await fetch(1))  #~ WM319
    await start(await child(1))  #~ WM319
    await run_action(await fetch(1))  #~ WM319
    await run_action(fetch(1), retry=RetryPolicy(tries=3))  #~ WM607
    await asyncio.gather(fetch(1), await fetch("x"))  #~ WM502
    thing()  #~ WM313
    5m  #~ WM108
    return "text"  #~ WM506
