#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    for i, c in enumerate("ab"):
        await echo(i)
    for j in []:
        pass
    try:
        return [i, c, j]
    except UnboundLocalError as e:
        return [i, c, str(e)]
