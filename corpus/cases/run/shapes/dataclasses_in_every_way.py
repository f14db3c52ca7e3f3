#: stub echo echoes
from dataclasses import dataclass, field

from waymark import action, workflow


@action
async def echo(x): ...


@dataclass(order=True)
class P:
    x: int
    name: str = "n"


@dataclass
class Q(P):
    more: list = field(default_factory=list)

    @property
    def area(self):
        return self.x * len(self.more)


@dataclass
class R:
    n: int
    doubled: int = 0

    def __post_init__(self):
        self.doubled = self.n * 2


@dataclass(frozen=True)
class P2:
    a: int
    b: int


@workflow
async def main():
    a, b = P(1), P(1, "z")
    c = Q(2, "w", [1])
    out = [a == b, a < b, sorted([b, a])[0].name, repr(c), c.name, isinstance(c, P), c == Q(2, "w", [1]), P(2) != a]
    await echo(1)
    out.append([f.x for f in (a, c)])
    out.append(c.area)
    out.append(R(3).doubled)
    try:
        P(1) < 5
    except TypeError as e:
        out.append(str(e))
    try:
        a < c
    except TypeError as e:
        out.append(str(e))
    try:
        P()
    except TypeError as e:
        out.append(str(e))
    try:
        P(1, 2, 3, 4)
    except TypeError as e:
        out.append(str(e))
    try:
        a.missing
    except AttributeError as e:
        out.append(str(e))
    d = {P2(1, 2): "k"}
    out.append(d[P2(1, 2)])
    try:
        {a: 1}
    except TypeError as e:
        out.append(str(e))
    match c:
        case Q(x=x, name=n):
            out.append([x, n])
    match a:
        case P(1, nm):
            out.append(nm)
    return out
