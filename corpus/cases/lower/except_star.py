from waymark import action, workflow


@action
async def charge(n: int) -> str: ...


@workflow
async def main(n: int):
    seen = []
    try:
        await charge(n)
    except* (ValueError, KeyError) as eg:
        seen.append(len(eg.exceptions))
    except* OSError:
        await charge(-1)
    return seen
