from waymark import action, workflow


@action(retri=3)  #~ WM607
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int) -> str:
    return await fetch(x)
