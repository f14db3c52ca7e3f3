from dataclasses import dataclass
from enum import Enum

from waymark import workflow


class Color(Enum):
    RED = 1
    BLUE = (lambda p: 5)  #~ WM121


@dataclass
class Size:
    width: int = (lambda: 5)()  #~ WM121


@workflow
async def main() -> int:
    return Color.RED.value + Size().width
