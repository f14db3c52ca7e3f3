#: stub fail(1) takes 1s raises ValueError("first")
#: stub fail(2) takes 2s raises KeyError("later")
#: stub pause takes 5s returns None
import asyncio

from waymark import action, workflow


@action
async def fail(n: int): ...


@action
async def pause(): ...


@workflow
async def main():
    try:
        await asyncio.gather(fail(1), fail(2))
    except ValueError as e:
        await pause()
        return str(e)
