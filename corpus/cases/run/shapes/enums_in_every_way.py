#: stub echo echoes
from enum import Enum, IntEnum, StrEnum

from waymark import action, workflow


@action
async def echo(x): ...


class Colour(Enum):
    RED = "red"
    BLUE = "blue"
    CRIMSON = "red"

    def pretty(self):
        return self.value.title()


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Mode(StrEnum):
    A = "a"


@workflow
async def main():
    out = [Colour.RED, Colour("red"), Colour["BLUE"], Colour.RED.name, Colour.RED.value, repr(Colour.RED), str(Colour.RED), [c.name for c in Colour], len(Colour), Colour.RED in Colour, Colour.RED is Colour.RED, Colour.RED == "red", Level.LOW == 1, Level.LOW < Level.HIGH, Level.HIGH + 1, f"{Level.LOW}", f"{Mode.A}", Mode.A == "a", Mode.A.upper(), Colour.RED.pretty(), {Colour.RED: 1}[Colour.RED], isinstance(Colour.RED, Colour), Level(2).name, str(Level.LOW), repr(Mode.A), str(Mode.A), hash(Level.LOW) == hash(1)]
    back = await echo(Colour.RED)
    out.append(back is Colour.RED)
    for f in [lambda: Colour("x"), lambda: Colour["X"]]:
        try:
            f()
        except (ValueError, KeyError, AttributeError) as e:
            out.append([type(e).__name__, str(e)])
    match Colour("blue"):
        case Colour.RED:
            out.append("r")
        case Colour.BLUE:
            out.append("b")
    out.append(list(Colour.__members__))
    out.append(sorted([Level.HIGH, Level.LOW])[0].name)
    return [repr(x) if isinstance(x, (Colour, Level, Mode)) else x for x in out]
