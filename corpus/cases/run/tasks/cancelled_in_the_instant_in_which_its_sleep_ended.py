import asyncio

from waymark import workflow


async def patient(seen):
    try:
        await asyncio.sleep(1)
        seen.append("slept")
    except asyncio.CancelledError:
        seen.append("cancelled")
        raise


async def rival(task):
    await asyncio.sleep(1)
    task.cancel()


@workflow
async def main():
    seen = []
    first = asyncio.create_task(asyncio.sleep(0))
    rivals = []
    task = asyncio.create_task(patient(seen))
    rivals.append(asyncio.create_task(rival(task)))
    await asyncio.sleep(1)
    task.cancel()
    results = await asyncio.gather(first, task, *rivals, return_exceptions=True)
    return [seen, [type(r).__name__ for r in results]]
