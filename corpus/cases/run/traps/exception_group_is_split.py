#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    try:
        try:
            await echo(1)
            raise ExceptionGroup("g", [ValueError("a"), ExceptionGroup("h", [KeyError("b"), ValueError("c")]), TypeError("d")])
        except* ValueError as g:
            out.append([str(g), [repr(e) for e in g.exceptions][0], len(g.exceptions)])
        except* KeyError as g:
            out.append([str(g), len(g.exceptions)])
    except ExceptionGroup as rest:
        out.append([str(rest), [repr(e) for e in rest.exceptions]])
    return out
