#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    try:
        try:
            raise ValueError("a")
        except ValueError as e:
            raise KeyError("b") from e
    except KeyError as e:
        out.append([repr(e.__cause__), repr(e.__context__), e.__suppress_context__])
    await echo(1)
    try:
        try:
            raise ValueError("a")
        except ValueError:
            raise KeyError("b") from None
    except KeyError as e:
        out.append([e.__cause__, repr(e.__context__), e.__suppress_context__])
    try:
        raise KeyError("c") from TypeError
    except KeyError as e:
        out.append(repr(e.__cause__))
    try:
        raise KeyError("d") from 5
    except TypeError as e:
        out.append(str(e))
    return out
