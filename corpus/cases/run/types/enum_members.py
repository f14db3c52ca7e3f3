from enum import Enum

from waymark import workflow


class Color(Enum):
    RED = 1
    BLUE = 2


@workflow
async def main():
    c = Color.RED
    return [c.name, c.value, c == Color.RED, c is Color.RED, Color(2) is Color.BLUE, str(c), len(list(Color))]
