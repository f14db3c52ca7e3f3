#: stub work raises ValueError("x") times 2 then returns "third"
from waymark import RetryPolicy, action, run_action, workflow


@action
async def work(n: int) -> str: ...


@workflow
async def main():
    return await run_action(work(7), retry=RetryPolicy(attempts=3))
