#: stub echo echoes
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from enum import Enum, auto, unique
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Awaitable,
    Coroutine,
    Dict,
    Final,
    FrozenSet,
    Iterator,
    List,
    Literal,
    MutableMapping,
    Never,
    NoReturn,
    Optional,
    Self,
    Set,
    Tuple,
    Type,
    Union,
    cast,
)

from waymark import action, workflow


@unique
class Colour(Enum):
    RED = auto()
    BLUE = auto()


@dataclass
class Point:
    x: int
    tags: List[str] = field(default_factory=list)

    def same(self) -> Self:
        return self


@action
async def echo(x: Optional[int]) -> Union[int, None]: ...


def fails(text: str) -> NoReturn:
    raise ValueError(text)


def ends(f: Callable[[int], int], xs: Iterable[int], m: Mapping[str, Any]) -> Sequence[int]:
    more: Iterator[int] = iter(xs)
    kept: MutableMapping[str, int] = dict(m)
    kind: Literal["a", "b"] = "a"
    both: Tuple[int, ...] = (1, 2)
    seen: Set[int] = {1}
    frozen: FrozenSet[int] = frozenset(seen)
    table: Dict[str, int] = {}
    made: Type[Point] = Point
    named: Annotated[int, "id"] = 5
    waits: Awaitable[int] | Coroutine[Any, Any, int] | None = None
    last: Final = 9
    none: Never | None = None
    return [f(x) for x in more] + [len(kept), len(kind), len(both), len(frozen), len(table), made(1).x, named, last, waits is none]


@workflow
async def main():
    with nullcontext(5) as five:
        n = cast(int, await echo(five))
    if TYPE_CHECKING:
        n = 0
    out = [n, Colour.RED.value, Colour.BLUE.name, Point(1).same().tags, ends(lambda x: x * 2, [1, 2], {"k": 1})]
    try:
        fails("v")
    except ValueError as e:
        out.append(str(e))
    return out
