from waymark import action, undo, workflow


@action
async def book(n: int) -> str: ...


@action
async def cancel(n: str) -> None: ...


@action(retry=5)
async def give_back(n: str) -> None: ...


@workflow
async def main(n: int):
    car = await book(n)
    undo(cancel(car))  #~ WM604
    undo(give_back(car))
    return car
