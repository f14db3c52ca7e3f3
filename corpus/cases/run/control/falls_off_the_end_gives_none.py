#: stub tick returns 1
from waymark import action, workflow


@action
async def tick() -> int: ...


@workflow
async def main():
    await tick()
