#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    errors = [ValueError(), ValueError("a"), ValueError("a", "b"), KeyError("a"), KeyError("a", "b"), StopIteration(3)]
    await echo(1)
    return [[str(e), repr(e)] for e in errors]
