#: stub echo echoes
from dataclasses import dataclass

from waymark import action, workflow


@action
async def echo(x): ...


@dataclass
class Box:
    n: int = 1

    def plus(self, k=10, *more, times=1):
        return [self.n + k, list(more), times]

    @classmethod
    def of(cls, n=5):
        return cls(n)

    @staticmethod
    def double(x=4):
        return x * 2

    async def later(self, x=7):
        return await echo(x + self.n)


class Failed(Exception):
    def __init__(self, code, text="none"):
        super().__init__(text)
        self.code = code


@workflow
async def main():
    b = Box()
    kept = b.plus
    out = [b.plus(), kept(1, 2, times=3), Box.of().n, Box.of(2).n, Box.double(), b.double(1), await b.later(), await b.later(x=1)]
    try:
        raise Failed(3)
    except Failed as e:
        out.append([e.code, e.args])
    return out
