from waymark import action, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    return fetch(1) + 1  #~ WM303
