from waymark import action, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    fetch(1)  #~ WM302
    return 1
