#: stub echo echoes
from dataclasses import dataclass

from waymark import action, workflow


@action
async def echo(x): ...


@dataclass
class Thing:
    n: int

    def double(self):
        return self.n * 2

    def plus(self, k):
        return self.n + k


@workflow
async def main():
    xs = []
    add = xs.append
    add(1)
    p = Thing(3)
    double = p.double
    p.n = await echo(4)
    shout = "ab".upper
    get = {"k": 1}.get
    return [xs, double(), shout(), get("k"), list(map(str.upper, ["a"])), sorted(["b", "A"], key=str.lower), list(map(p.plus, [1, 2])), add == xs.append, Thing.double(p)]
