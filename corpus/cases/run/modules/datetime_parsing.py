from datetime import datetime, timezone, timedelta

from waymark import workflow


@workflow
async def main():
    a = datetime.fromisoformat("2026-03-01T09:30:00+01:00")
    return [a.utcoffset() == timedelta(hours=1), a.astimezone(timezone.utc).isoformat(), a.replace(hour=0).isoformat(), a.timestamp(), datetime.fromisoformat("2026-03-01").isoformat()]
