#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    for v in [[1, 2], [1], {"k": 1, "m": 2}, "text", 5, True, None, (1, 2, 3), 2.0]:
        match await echo(v):
            case [1, x]:
                out.append(["pair", x])
            case [x, *rest]:
                out.append(["many", x, rest])
            case {"k": k, **more}:
                out.append(["dict", k, more])
            case str(s) if s:
                out.append(["str", s])
            case True:
                out.append("true")
            case int() | float() as n:
                out.append(["number", n])
            case None:
                out.append("none")
    return [out, x]
