#: stub work takes 30s returns "late"
from waymark import ActionTimeout, action, workflow


@action(timeout=5)
async def work() -> str: ...


@workflow
async def main():
    try:
        return await work()
    except ActionTimeout:
        return "timeout"
