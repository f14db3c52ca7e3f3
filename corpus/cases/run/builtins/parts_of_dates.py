from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from waymark import workflow


@workflow
async def main():
    d = date(2024, 2, 29)
    m = datetime(2024, 2, 29, 13, 5, 7, 250, tzinfo=ZoneInfo("Europe/Vienna"))
    t = time(13, 5, 7, 250, tzinfo=timezone.utc)
    delta = timedelta(days=-1, seconds=5, microseconds=7)
    return [d.day, d.month, d.year, date.fromordinal(738945).isoformat(), list(d.isocalendar()), d.isoweekday(), d.toordinal(), datetime.combine(d, time(1, 2)).isoformat(), m.fold, m.hour, m.minute, m.second, m.microsecond, m.time().isoformat(), m.timetz().isoformat(), m.astimezone(timezone.utc).tzname(), m.replace(tzinfo=timezone(timedelta(hours=2))).tzname(), str(m.utcoffset()), m.tzinfo.key, t.hour, t.minute, t.second, t.microsecond, str(t.tzinfo), delta.days, delta.seconds, delta.microseconds, datetime.fromtimestamp(86400, timezone.utc).isoformat(), delta.total_seconds(), m.timestamp()]
