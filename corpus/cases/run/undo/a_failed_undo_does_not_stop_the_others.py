#: stub cancel("b") raises KeyError("no")
#: stub cancel returns None
from waymark import action, undo, workflow


@action
async def cancel(what: str): ...


@workflow
async def main():
    undo(cancel("a"))
    undo(cancel("b"))
    undo(cancel("c"))
    raise ValueError("x")
