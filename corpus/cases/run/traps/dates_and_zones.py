#: stub echo echoes
from datetime import datetime, timedelta, timezone

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    a = datetime(2024, 2, 28, 23, 0, tzinfo=timezone.utc)
    b = await echo(a + timedelta(days=1, hours=2))
    c = a.astimezone(timezone(timedelta(hours=2)))
    return [b.isoformat(), str(b - a), c.isoformat(), a == c, a.weekday(), (a - timedelta(microseconds=1)).isoformat(), str(timedelta(days=-1, seconds=1)), repr(timedelta(hours=-1)), timedelta(days=1) / timedelta(hours=5), timedelta(minutes=5) // timedelta(minutes=2), f"{a:%Y-%m-%d}", a.replace(year=2023).isoformat()]
