#: stub cancel returns None
#: stub work raises ValueError("x")
from waymark import action, undo, workflow


@action
async def cancel(what: str): ...


@action
async def work(): ...


@workflow
async def child():
    undo(cancel("in the child"))
    await work()


@workflow
async def main():
    undo(cancel("in the parent"))
    try:
        await child()
    except ValueError:
        return "caught"
