#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    seen = []

    def note(x):
        seen.append(x)
        return x

    a = note(1) < note(0) < note(5)
    b = note(1) < await echo(2) <= note(2) != note(3)
    c = 1 == 1.0 is not None
    d = (1 < 2) < 2
    e = not 1 in [1] == [1]
    return [a, b, c, d, e, seen, 3 > 2 == 2, 1 in [1] in [[1]]]
