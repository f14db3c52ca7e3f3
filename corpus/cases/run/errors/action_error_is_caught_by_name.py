#: stub book raises NoSeats("full", 3)
from waymark import action, workflow


class NoSeats(Exception):
    pass


@action
async def book() -> str: ...


@workflow
async def main():
    try:
        return await book()
    except NoSeats as e:
        return [str(e), e.args]
