#: stub clean echoes
from waymark import action, workflow


@action
async def clean(who: str) -> str: ...


async def inner():
    try:
        raise ValueError("deep")
    finally:
        await clean("inner")


async def outer():
    try:
        return await inner()
    finally:
        await clean("outer")


@workflow
async def main():
    try:
        return await outer()
    except ValueError as e:
        return str(e)
