from datetime import UTC, datetime

from waymark import workflow


@workflow
async def main():
    at = datetime.now(UTC)
    return at.strftime("%Y-%m-%d %c"), f"{datetime.now(UTC):%x}", at.strftime("%Y %H:%M")  #~ WM512 WM512
