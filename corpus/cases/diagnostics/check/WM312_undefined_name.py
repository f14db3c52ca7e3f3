from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    total = x + 1
    return totl  #~ WM312
