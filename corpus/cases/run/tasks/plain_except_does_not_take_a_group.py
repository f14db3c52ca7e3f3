#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def fail(): ...


@workflow
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except ValueError:
        return "value error"
    except ExceptionGroup as e:
        return [type(e).__name__, len(e.exceptions), str(e)]
