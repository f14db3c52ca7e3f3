#: stub work raises ValueError("x") times 2 then returns "third"
from waymark import RetryPolicy, action, workflow


@action(retry=RetryPolicy(attempts=3))
async def work() -> str: ...


@workflow
async def main():
    return await work()
