from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


def helper(n: int):
    return await fetch(n)  #~ WM314


@workflow
async def main(x: int):
    return helper(x)
