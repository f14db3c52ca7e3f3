#: stub work takes 5s returns 1
#: stub fail takes 1s raises ValueError("x")
from waymark import action, first, workflow


@action
async def work() -> int: ...


@action
async def fail() -> int: ...


@workflow
async def main():
    try:
        return await first(work(), fail())
    except ValueError as e:
        return str(e)
