#: stub work raises ValueError("x", 1)
from waymark import RetryPolicy, action, workflow


@action(retry=RetryPolicy(attempts=2))
async def work() -> str: ...


@workflow
async def main():
    return await work()
