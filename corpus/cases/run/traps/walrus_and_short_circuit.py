#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    n = 0
    if n and (m := 1):
        pass
    try:
        return m
    except UnboundLocalError as e:
        text = str(e)
    if (k := await echo(5)) > 3 and k < 9:
        return [text, k]
