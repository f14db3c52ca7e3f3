#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    e = "before"
    try:
        raise ValueError("v")
    except ValueError as e:
        await echo(str(e))
    try:
        return e
    except UnboundLocalError as f:
        return str(f)
