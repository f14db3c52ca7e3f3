from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    found = fetch(x)
    return await fetch(len(found))  #~ WM303
