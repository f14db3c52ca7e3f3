from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    text = f"{x}"
    return await text  #~ WM311
