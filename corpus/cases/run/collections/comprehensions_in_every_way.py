#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1, 2, 3]
    out = [[x * y for x in xs for y in xs if x != y], {x: x ** 2 for x in xs}, {x % 2 for x in xs}, [[y for y in range(x)] for x in xs], [x if x > 1 else -x for x in xs], [a + b for a, b in zip(xs, xs[1:])], [(i, v) for i, v in enumerate("ab", 1)], {k: v for k, v in [("a", 1), ("a", 2)]}, [x for x in xs if x > 1 if x < 3], sum(x for x in xs), any(x > 2 for x in xs), list(x for x in (y * 2 for y in xs)), sorted({3, 1, 2}, reverse=True), dict(zip("ab", [1, 2])), [*xs, *[4]], {**{"a": 1}, "b": 2}, [f"{x}" for x in xs]]
    ys = [await echo(x) for x in xs if await echo(x > 1)]
    d = {await echo(k): await echo(v) for k, v in [("a", 1)]}
    s = {await echo(x) for x in [1, 1]}
    n = [[await echo(x + y) for y in [10]] for x in [1, 2]]
    return [out, ys, d, len(s), n]
