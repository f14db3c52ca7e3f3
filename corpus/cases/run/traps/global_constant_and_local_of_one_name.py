#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


LIMIT = 10
NAMES = ("a", "b")


@workflow
async def main():
    def shadow():
        LIMIT = 1
        return LIMIT

    await echo(1)
    return [LIMIT, shadow(), LIMIT, NAMES[0], len(NAMES)]
