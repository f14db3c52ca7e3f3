from datetime import UTC, date, datetime, timedelta

from waymark import workflow


@workflow
async def main():
    d = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    e = d + timedelta(days=1, hours=-2)
    return [e, (e - d).total_seconds(), d.isoformat(), d.date(), date(2024, 2, 29) + timedelta(days=365), d < e, d.weekday(), timedelta(minutes=90), str(timedelta(seconds=3661)), d.strftime("%Y-%m-%d %H:%M")]
