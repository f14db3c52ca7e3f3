from waymark import action, workflow


@action(timeout="30s", retry=0)  #~ WM608, WM608
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int) -> str:
    return await fetch(x)
