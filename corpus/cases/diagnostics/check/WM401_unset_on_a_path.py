from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    if x > 1:
        found = await fetch(x)
    return found  #~ WM401
