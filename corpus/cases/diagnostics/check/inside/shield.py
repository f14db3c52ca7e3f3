import asyncio

from waymark import action, workflow


@action
async def fetch() -> int: ...


@workflow
async def main():
    return await asyncio.shield(fetch())  #~ WM225
