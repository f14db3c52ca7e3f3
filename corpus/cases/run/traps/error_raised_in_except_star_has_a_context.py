#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    try:
        try:
            raise ExceptionGroup("g", [ValueError("a"), KeyError("b")])
        except* ValueError:
            await echo(1)
            raise TypeError("new")
        except* KeyError:
            raise OSError("second")
    except ExceptionGroup as g:
        out.append([str(g), [repr(e) for e in g.exceptions]])
        out.append([repr(e.__context__) for e in g.exceptions])
        out.append([repr(g.__context__), repr(g.__cause__)])
    try:
        try:
            raise ValueError("plain")
        except* ValueError:
            raise TypeError("alone")
    except BaseException as e:
        out.append([repr(e), repr(e.__context__)])
        out.append([repr(x.__context__) for x in getattr(e, "exceptions", [])])
    return out
