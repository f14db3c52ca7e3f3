#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    seen = []

    def classes(name):
        seen.append(name)
        return ValueError

    try:
        pass
    except classes("never"):
        pass
    try:
        raise ValueError(await echo("v"))
    except classes("once") as e:
        seen.append(e.args)
    return seen
