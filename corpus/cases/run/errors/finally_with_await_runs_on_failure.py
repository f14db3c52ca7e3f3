#: stub work raises ValueError("x")
#: stub clean returns "cleaned"
from waymark import action, workflow


@action
async def work(): ...


@action
async def clean() -> str: ...


@workflow
async def main():
    try:
        await work()
    finally:
        await clean()
