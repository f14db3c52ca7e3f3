from waymark import action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
async def main(x: int):
    async for i in [x]:  #~ WM410
        await fetch(i)
