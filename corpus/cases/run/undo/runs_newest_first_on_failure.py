#: stub book says "{0}-1"
#: stub cancel returns None
#: stub charge raises ValueError("declined")
from waymark import action, undo, workflow


@action
async def book(what: str) -> str: ...


@action
async def cancel(what: str): ...


@action
async def charge(): ...


@workflow
async def main():
    car = await book("car")
    undo(cancel(car))
    hotel = await book("hotel")
    undo(cancel(hotel))
    await charge()
    return [car, hotel]
