#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    out = [1 == "1", [1] == (1,), 1 == True, None == 0, {} == [], 0.0 == False, b"a" == "a", {1} == frozenset([1]), (1, 2) < (1, 2, 0), [1, "a"] < [2, 0]]
    for f in [lambda: 1 < "1", lambda: [1] < (1,), lambda: None < 1, lambda: [1, "a"] < [1, 0], lambda: {} < {}]:
        try:
            f()
        except TypeError as e:
            out.append(str(e))
    return out
