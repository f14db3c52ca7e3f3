#: stub work raises ValueError("x") then returns "fine"
#: stub mend echoes
from waymark import action, workflow


@action
async def work() -> str: ...


@action
async def mend(reason: str) -> str: ...


@workflow
async def main():
    seen = []
    for attempt in range(3):
        try:
            seen.append(await work())
            break
        except ValueError as e:
            seen.append(await mend(str(e)))
    return seen
