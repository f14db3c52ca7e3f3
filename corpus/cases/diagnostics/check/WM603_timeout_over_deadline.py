from waymark import action, workflow


@action(timeout=20, deadline=10)  #~ WM603
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int) -> str:
    return "" if x else "a"
