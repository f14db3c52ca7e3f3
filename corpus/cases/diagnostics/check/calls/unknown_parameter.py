from waymark import action, workflow


@action
async def fetch(id: str, limit: int = 1) -> str: ...


@workflow
async def main():
    return await fetch("a", limt=2)  #~ WM305
