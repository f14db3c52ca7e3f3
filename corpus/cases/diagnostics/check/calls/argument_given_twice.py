from waymark import action, workflow


@action
async def fetch(id: str) -> str: ...


@workflow
async def main():
    return await fetch("a", id="b")  #~ WM310
