#: stub mend returns None
from waymark import action, workflow


@action
async def mend(): ...


@workflow
async def main():
    try:
        try:
            raise KeyError("first")
        except KeyError:
            await mend()
            raise
    except KeyError as e:
        return e.args
