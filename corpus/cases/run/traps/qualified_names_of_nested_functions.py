#: stub echo echoes
from dataclasses import dataclass

from waymark import action, workflow


@action
async def echo(x): ...


def top(a, *, b):
    return a


@dataclass
class Thing:
    n: int = 0

    def method(self, a):
        return a

    @staticmethod
    def static(a):
        return a


@workflow
async def main():
    def outer():
        def inner(a):
            return a

        return inner

    async def coro(a): ...

    out = [outer.__name__, outer().__name__, outer.__qualname__, outer().__qualname__, Thing.method.__qualname__, top.__qualname__]
    await echo(1)
    for f in [lambda: outer()(), lambda: outer(1), lambda: (lambda x: x)(), lambda: top(*[]), lambda: Thing().method(1, 2), lambda: Thing.static(), lambda: coro()]:
        try:
            f()
        except TypeError as e:
            out.append(str(e))
    return out
