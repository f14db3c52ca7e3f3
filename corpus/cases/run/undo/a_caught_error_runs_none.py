#: stub fail raises ValueError("x")
from waymark import action, undo, workflow


@action
async def fail(): ...


@action
async def cancel(what: str): ...


@workflow
async def main():
    undo(cancel("a"))
    try:
        await fail()
    except ValueError:
        return "caught"
