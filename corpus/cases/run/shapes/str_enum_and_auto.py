from enum import Enum, StrEnum, auto

from waymark import workflow


class Kind(StrEnum):
    A = "a"
    B = auto()


class Num(Enum):
    ONE = auto()
    TWO = auto()


@workflow
async def main():
    return [Kind.A == "a", Kind.B.value, f"{Kind.A}", Num.TWO.value, Num["ONE"] is Num.ONE, [m.name for m in Num], Kind("a") is Kind.A, Num.ONE == 1]
