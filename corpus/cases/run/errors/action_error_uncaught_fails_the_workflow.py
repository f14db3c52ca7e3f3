#: stub book raises NoSeats("full")
from waymark import action, workflow


class NoSeats(Exception):
    pass


@action
async def book() -> str: ...


@workflow
async def main():
    return await book()
