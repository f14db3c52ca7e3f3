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
            raise ValueError("second")
    except ValueError as e:
        return [type(e.__context__).__name__, e.__context__.args]
