#: stub work takes arg echoes
import waymark
from waymark import action, workflow


@action
async def work(n: int) -> int: ...


@workflow
async def main():
    return await waymark.map(work, [4, 1, 2, 1], limit=2)
