#: stub clean takes 1s returns "cleaned"
from waymark import action, workflow


@action
async def clean() -> str: ...


@workflow
async def main():
    seen = []

    async def f():
        try:
            return "value"
        finally:
            seen.append(await clean())

    return [await f(), seen]
