#: stub work takes 10s returns "late"
import asyncio

from waymark import action, workflow


@action
async def work() -> str: ...


async def branch(seen):
    try:
        await work()
    finally:
        seen.append("stopped")


@workflow
async def main():
    seen = []
    try:
        await asyncio.wait_for(branch(seen), 5)
    except TimeoutError:
        seen.append("timeout")
    return seen
