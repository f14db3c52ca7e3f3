from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    yield x  #~ WM407
