#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def counter():
        n = 0

        def up():
            nonlocal n
            n += 1
            return n

        def read():
            return n

        return up, read

    up, read = counter()
    other, _ = counter()
    up()
    await echo(1)
    up()
    return [read(), other()]
