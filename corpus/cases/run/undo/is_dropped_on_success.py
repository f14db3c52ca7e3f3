#: stub book says "{0}-1"
from waymark import action, undo, workflow


@action
async def book(what: str) -> str: ...


@action
async def cancel(what: str): ...


@workflow
async def main():
    car = await book("car")
    undo(cancel(car))
    return car
