from waymark import action, undo, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    undo(await fetch(x))  #~ WM319
    return x
