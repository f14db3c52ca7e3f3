#: needs python 3.12
#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    out = []
    for f in [lambda: {[1]: 2}, lambda: {1, {}}, lambda: {}["k"], lambda: {}[(1, "a")], lambda: [1][5], lambda: [1]["a"], lambda: "abc"[9], lambda: (1,)[1.0], lambda: {}.pop("k"), lambda: [].pop(), lambda: [1].index(2), lambda: [1].remove(2), lambda: set().pop(), lambda: {}.popitem(), lambda: hash([]), lambda: None[0], lambda: (5).x, lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: "a" * 1.5, lambda: -"a", lambda: len(5), lambda: int("x"), lambda: None(), lambda: [1, 2, 3][::0], lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0.0 % 0, lambda: 0**-1, lambda: divmod(1, 0), lambda: chr(-1), lambda: ord("ab"), lambda: next(iter([])), lambda: min([]), lambda: 1 << -1, lambda: float("a"), lambda: list(5), lambda: dict([1]), lambda: dict([(1,)]), lambda: sum(["a"]), lambda: "x".join([1]), lambda: sorted([1, "a"]), lambda: "{}".format(), lambda: "%d" % "x", lambda: "abc".index("z"), lambda: range(0.5), lambda: round("a"), lambda: abs("a")]:
        try:
            out.append(repr(f()))
        except Exception as e:
            out.append([type(e).__name__, str(e), list(e.args)])
    return out
