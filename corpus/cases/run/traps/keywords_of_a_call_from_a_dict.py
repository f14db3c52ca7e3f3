#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def f(a, b=2, *rest, c=3, **more):
        return [a, b, list(rest), c, more]

    kw = {"b": 5, "d": 6}
    await echo(1)
    seen = [f(1, **kw), f(*[1, 2, 3], c=4, **{"e": 7})]
    for call in [lambda: f(1, **{"a": 2}), lambda: f(**{"b": 1}), lambda: f(1, **{1: 2}), lambda: f(1, **[1])]:
        try:
            call()
        except TypeError as e:
            seen.append(str(e).split("() ")[-1])
    return seen
