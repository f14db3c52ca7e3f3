from datetime import timedelta
from typing import Annotated

import waymark
from waymark import BackoffPolicy, Depends, RetryPolicy, action, run_action, start, workflow


def connection(): ...


@action
async def charge(order: str, link: Annotated[object, Depends(connection)]) -> str: ...


@workflow
async def archive(order: str):
    return order


@workflow
async def main(order: str):
    decision = await waymark.signal("decision", bool, deadline=timedelta(hours=24))
    await start(archive(order), key=order)
    return decision, await run_action(
        charge(order),
        retry=RetryPolicy(attempts=3),
        backoff=BackoffPolicy(base_delay=5),
        timeout=30,
    )
