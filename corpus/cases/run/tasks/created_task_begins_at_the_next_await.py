#: stub note echoes
import asyncio

from waymark import action, workflow


@action
async def note(s: str) -> str: ...


async def helper(seen):
    seen.append("helper")


@workflow
async def main():
    seen = []
    task = asyncio.create_task(helper(seen))
    seen.append("main")
    await asyncio.sleep(0)
    seen.append("after")
    await task
    return seen
