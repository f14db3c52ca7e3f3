#: stub work takes arg echoes
from waymark import action, first, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    return await first(work(3), work(1), work(2))
