#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


class Counter:
    label = "base"

    def __init__(self, n):
        self.n = n

    def up(self):
        self.n += 1
        return self

    def describe(self):
        return f"{self.label}:{self.n}"

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def helper(x):
        return x + 1

    @property
    def twice(self):
        return self.n * 2


class Sub(Counter):
    label = "sub"

    def __init__(self, n):
        super().__init__(n * 10)
        self.kind = "s"

    def describe(self):
        return super().describe() + "!" + self.kind


@workflow
async def main():
    c = Counter(3)
    c.up().up()
    d = Sub(1)
    d.up()
    out = [c.n, c.label, Counter.label, d.n, d.label, d.describe(), Counter.make(9).n, Counter.helper(2), isinstance(d, Counter), type(d).__name__, c == c, c == Counter(5), d.twice]
    await echo(1)
    c.extra = 5
    out.append([c.extra, hasattr(c, "nope"), getattr(c, "n"), getattr(c, "nope", "dflt")])
    try:
        c.twice = 1
    except AttributeError as e:
        out.append(str(e))
    try:
        del c.twice
    except AttributeError as e:
        out.append(str(e))
    del c.extra
    try:
        c.extra
    except AttributeError as e:
        out.append(str(e))
    return out
