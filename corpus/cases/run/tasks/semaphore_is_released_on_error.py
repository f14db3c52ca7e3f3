#: stub work raises ValueError("x") then returns "ok"
import asyncio

from waymark import action, workflow


@action
async def work() -> str: ...


@workflow
async def main():
    gate = asyncio.Semaphore(1)
    seen = []
    for i in range(2):
        try:
            async with gate:
                seen.append(await work())
        except ValueError as e:
            seen.append(str(e))
    return [seen, gate.locked()]
