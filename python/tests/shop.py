"""The module that the vectors of corpus/border speak of."""

import dataclasses
import enum
from decimal import Decimal


@dataclasses.dataclass
class Order:
    id: str
    total: Decimal
    items: list[str] = dataclasses.field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    BLUE = "b"


class Declined(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
