#: stub work takes 9s returns 1
import asyncio

from waymark import action, workflow


@action
async def work() -> int: ...


async def helper():
    await work()


@workflow
async def main():
    out = []
    for limit in (2, 0):
        for begin in (work, helper, lambda: asyncio.sleep(9)):
            try:
                await asyncio.wait_for(begin(), limit)
            except TimeoutError as e:
                out.append([repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__])
    try:
        await asyncio.wait_for(work(), 1)
    except TimeoutError as e:
        out.append([repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__])
    return out
