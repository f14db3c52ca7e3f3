from waymark import action, workflow


@action
async def fetch_user(id: str) -> str: ...


@workflow
async def main():
    return await fetch_usr("a")  #~ WM304
