from waymark import action, workflow


@action
async def fetch(id: str, n: int) -> str: ...


@workflow
async def main():
    return await fetch("a")  #~ WM309
