#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    x = await echo(1)
    del x
    try:
        x += 1
    except UnboundLocalError as e:
        return str(e)
