#: stub double takes 1s says "{0}{0}"
from waymark import action, workflow


@action
async def double(n: int) -> str: ...


@workflow
async def child(n: int):
    return [await double(n), await double(n + 1)]


@workflow
async def main():
    return await child(3)
