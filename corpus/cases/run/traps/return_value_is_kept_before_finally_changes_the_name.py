#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def by_name():
        x = 1
        try:
            return x
        finally:
            x = 2

    def by_object():
        x = [1]
        try:
            return x
        finally:
            x.append(2)

    await echo(1)
    return [by_name(), by_object()]
