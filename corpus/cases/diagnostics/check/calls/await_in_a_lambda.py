from waymark import action, workflow


@action
async def fetch(id: str) -> str: ...


@workflow
async def main():
    f = lambda id: await fetch(id)  #~ WM314
    return f("a")
