"""How values look where they leave an instance: docs/protocol.md, part 2.

`write` and `read` go between values and canonical JSON text; `encode` and `decode` between values
and what `json` reads and writes. Decoding by declared type is in `_typed`.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import decimal
import enum
import json
import math
import sys
import traceback as tb
import uuid
import zoneinfo
from collections.abc import Callable, Iterable
from typing import Any

from ._errors import NotReadable, NotSerializable, ValueTooLarge

PLAIN_INT_MAX = 9007199254740991
DEPTH_MAX = 200
VALUE_BYTES_MAX = 2 << 20

Json = Any


def write(value: object) -> str:
    """The canonical text of a value."""
    text = dump(encode(value))
    if len(text) > VALUE_BYTES_MAX // 4 and len(text.encode()) > VALUE_BYTES_MAX:
        raise ValueTooLarge(
            f"{len(text.encode())} bytes; a value holds at most {VALUE_BYTES_MAX}"
        )
    return text


def read(text: str) -> Any:
    """The value that a text means."""
    return decode(parse(text))


def dump(tagged: Json) -> str:
    return json.dumps(tagged, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def parse(text: str) -> Json:
    """Strict JSON: no NaN, no member twice."""
    try:
        return json.loads(text, object_pairs_hook=_members, parse_constant=_no_constant)
    except (ValueError, RecursionError) as problem:
        raise NotReadable(f"no JSON: {problem}") from None


def _members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member stands twice")
    return found


def _no_constant(name: str) -> Json:
    raise ValueError(f"{name} is no JSON")


# -- writing -------------------------------------------------------------------------------------


def encode(value: object) -> Json:
    return _Writer().value(value, 0)


class _Writer:
    """Keeps the containers around the current value, to find cycles."""

    def __init__(self) -> None:
        self._open: set[int] = set()

    def value(self, value: object, depth: int) -> Json:
        if value is None or value is True or value is False:
            return value
        if isinstance(value, enum.Enum):
            return {
                "$type": "enum",
                "class": class_name(type(value)),
                "name": value.name,
                "value": self.value(value.value, depth + 1),
            }
        if isinstance(value, int):
            return _int(int(value))
        if isinstance(value, float):
            return _float(float(value))
        if isinstance(value, str):
            return _text(str(value))
        if scalar := _scalar(value):
            return scalar
        return self._container(value, depth)

    def _container(self, value: object, depth: int) -> Json:
        if depth >= DEPTH_MAX:
            raise ValueTooLarge(f"nested deeper than {DEPTH_MAX} levels")
        if id(value) in self._open:
            raise ValueError("Circular reference detected")
        self._open.add(id(value))
        try:
            return self._inside(value, depth + 1)
        finally:
            self._open.discard(id(value))

    def _inside(self, value: object, depth: int) -> Json:
        if isinstance(value, list):
            return [self.value(item, depth) for item in value]
        if isinstance(value, dict):
            return self._dict(value, depth)
        if isinstance(value, tuple):
            return {"$type": "tuple", "items": [self.value(item, depth) for item in value]}
        if isinstance(value, (set, frozenset)):
            items = sorted((self.value(item, depth) for item in value), key=dump)
            kind = "set" if isinstance(value, set) else "frozenset"
            return {"$type": kind, "items": items}
        if isinstance(value, BaseException):
            return self._error(value, depth)
        if isinstance(value, type):
            raise NotSerializable(f"a class ({value.__qualname__}) cannot cross the border")
        if (fields := _fields(value)) is not None:
            return {
                "$type": "record",
                "class": class_name(type(value)),
                "fields": {_escape(k): self.value(v, depth) for k, v in fields},
            }
        raise NotSerializable(f"{_article(value)} cannot cross the border")

    def _dict(self, value: dict[Any, Any], depth: int) -> Json:
        if not all(isinstance(k, str) and _utf8(k) for k in value):
            pairs = [[self.value(k, depth), self.value(v, depth)] for k, v in value.items()]
            return {"$type": "dict", "items": pairs}
        written = {str(k): self.value(v, depth) for k, v in value.items()}
        if is_unknown_class(value):
            return written
        return {_escape(k): v for k, v in written.items()}

    def _error(self, error: BaseException, depth: int) -> Json:
        attributes, dropped = {}, []
        for name, held in vars(error).items():
            if name.startswith("_"):
                continue
            try:
                attributes[_escape(name)] = self.value(held, depth)
            except (NotSerializable, ValueTooLarge, ValueError):
                dropped.append(name)
        written = {
            "$type": "error",
            "class": class_name(type(error)),
            "bases": [class_name(base) for base in type(error).__mro__[1:-1]],
            "message": self.value(_message(error), depth),
            "args": [self._argument(held, depth) for held in error.args],
            "attributes": attributes,
        }
        if error.__traceback__ is not None:
            written["traceback"] = self.value("".join(tb.format_exception(error)), depth)
        if dropped:
            written["dropped"] = dropped
        return written

    def _argument(self, held: object, depth: int) -> Json:
        try:
            return self.value(held, depth)
        except (NotSerializable, ValueTooLarge, ValueError):
            return {"$type": "opaque", "text": self.value(repr(held), depth)}


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as problem:
        return f"<str() of it raised {type(problem).__name__}>"


def _int(value: int) -> Json:
    if -PLAIN_INT_MAX <= value <= PLAIN_INT_MAX:
        return value
    return {"$type": "int", "value": _digits(value)}


def _digits(value: int) -> str:
    """CPython refuses `str()` beyond 4,300 digits; so does the border, with its own error."""
    try:
        return str(value)
    except ValueError as problem:
        raise ValueTooLarge(str(problem)) from None


def _float(value: float) -> Json:
    if math.isfinite(value):
        return value
    return {"$type": "float", "value": repr(value)}


def _utf8(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def _text(text: str) -> Json:
    if _utf8(text):
        return text
    return {"$type": "str", "code_points": [ord(c) for c in text]}


def _escape(key: str) -> str:
    return "$" + key if key.startswith("$") else key


def _scalar(value: object) -> dict[str, Json] | None:
    match value:
        case bytes():
            return {"$type": "bytes", "value": base64.b64encode(value).decode()}
        case decimal.Decimal():
            return {"$type": "Decimal", "value": str(value)}
        case dt.datetime():
            return {"$type": "datetime", "value": value.isoformat(), **_zone(value)}
        case dt.date():
            return {"$type": "date", "value": value.isoformat()}
        case dt.time():
            return {"$type": "time", "value": value.isoformat(), **_zone(value)}
        case dt.timedelta():
            return {
                "$type": "timedelta",
                "days": value.days,
                "seconds": value.seconds,
                "microseconds": value.microseconds,
            }
        case uuid.UUID():
            return {"$type": "UUID", "value": str(value)}
    return None


def _zone(value: dt.datetime | dt.time) -> dict[str, Json]:
    named = getattr(value.tzinfo, "key", None)
    zone = {"zone": named} if isinstance(named, str) else {}
    return zone | ({"fold": 1} if value.fold else {})


def _fields(value: object) -> list[tuple[str, object]] | None:
    if dataclasses.is_dataclass(value):
        return [(f.name, getattr(value, f.name)) for f in dataclasses.fields(value)]
    names = getattr(type(value), "model_fields", None)  # a pydantic model
    if isinstance(names, dict):
        return [(name, getattr(value, name)) for name in names]
    return None


def class_name(cls: type) -> str:
    """As it crosses the border: a builtin bare, another as `module.Name`."""
    if cls.__module__ == "builtins":
        return cls.__qualname__
    if cls.__module__ == "asyncio.exceptions":  # as everybody writes it
        return f"asyncio.{cls.__qualname__}"
    return f"{cls.__module__}.{cls.__qualname__}"


def _article(value: object) -> str:
    name = type(value).__qualname__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


# -- reading -------------------------------------------------------------------------------------

_KNOWN_CLASS_TAGS = {
    "enum": ["name", "value"],
    "record": ["fields"],
    "error": ["bases", "message", "args", "attributes"],
}


def is_unknown_class(value: dict[Any, Any]) -> bool:
    """A dict that was read from the tag of a class nobody here knows: written as it was."""
    wanted = _KNOWN_CLASS_TAGS.get(str(value.get("$type")))
    return wanted is not None and all(k in value for k in ["class", *wanted])


def decode(tagged: Json, depth: int = 0) -> Any:
    """By tag alone; a dict without `$type` stays a dict."""
    if depth > DEPTH_MAX:
        raise NotReadable(f"nested deeper than {DEPTH_MAX} levels")
    if isinstance(tagged, list):
        return [decode(item, depth + 1) for item in tagged]
    if not isinstance(tagged, dict):
        return tagged
    if "$type" not in tagged:
        return {unescape(k): decode(v, depth + 1) for k, v in tagged.items()}
    kind = tagged["$type"]
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise NotReadable(f"there is no form {dump(kind)}")
    try:
        return reader(tagged, depth + 1)
    except NotReadable:
        raise
    except KeyError as problem:
        raise NotReadable(f"{kind}: {problem} is missing") from None
    except (ValueError, TypeError, ArithmeticError) as problem:
        raise NotReadable(f"{kind}: {problem}") from None


def unescape(key: str) -> str:
    if not key.startswith("$"):
        return key
    if not key.startswith("$$"):
        raise NotReadable(f"the key {dump(key)} has a single dollar")
    return key[1:]


def _only(tagged: dict[str, Json], *names: str) -> None:
    for name in tagged:
        if name != "$type" and name not in names:
            raise NotReadable(f"{tagged['$type']}: there is no member {dump(name)}")


def _string(tagged: dict[str, Json], name: str = "value") -> str:
    held = tagged[name]
    if not isinstance(held, str):
        raise ValueError(f"{name} is no text")
    return held


def _scalar_reader(make: Callable[[str], Any]) -> Callable[[dict[str, Json], int], Any]:
    def reader(tagged: dict[str, Json], depth: int) -> Any:
        _only(tagged, "value")
        return make(_string(tagged))

    return reader


def _read_int(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or not text.isascii():
        raise ValueError(f"{dump(text)} is no int")
    return int(text)


def _read_float(text: str) -> float:
    if text not in ("nan", "inf", "-inf"):
        raise ValueError(f"{dump(text)} is no float of this form")
    return float(text)


def _read_bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _read_text(tagged: dict[str, Json], depth: int) -> str:
    _only(tagged, "code_points")
    return "".join(chr(_plain_int(point)) for point in tagged["code_points"])


def _plain_int(value: Json) -> int:
    if type(value) is not int:
        raise ValueError(f"{dump(value)} is no int")
    return value


def _read_when(
    make: Callable[[str], Any],
) -> Callable[[dict[str, Json], int], Any]:
    def reader(tagged: dict[str, Json], depth: int) -> Any:
        _only(tagged, "value", "zone", "fold")
        value = make(_string(tagged))
        if "zone" in tagged:
            try:
                value = value.replace(tzinfo=zoneinfo.ZoneInfo(_string(tagged, "zone")))
            except zoneinfo.ZoneInfoNotFoundError as problem:
                raise ValueError(f"no such zone: {problem}") from None
        return value.replace(fold=_plain_int(tagged["fold"])) if "fold" in tagged else value

    return reader


def _read_timedelta(tagged: dict[str, Json], depth: int) -> dt.timedelta:
    _only(tagged, "days", "seconds", "microseconds")
    parts = [_plain_int(tagged[name]) for name in ("days", "seconds", "microseconds")]
    value = dt.timedelta(*parts)
    if [value.days, value.seconds, value.microseconds] != parts:
        raise ValueError("not normalised")
    return value


def _items(tagged: dict[str, Json], depth: int) -> Iterable[Any]:
    _only(tagged, "items")
    if not isinstance(tagged["items"], list):
        raise ValueError("items is no array")
    return [decode(item, depth) for item in tagged["items"]]


def _read_dict(tagged: dict[str, Json], depth: int) -> dict[Any, Any]:
    pairs = _items(tagged, depth)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise ValueError("an item is no pair")
    return dict(pairs)


def _read_enum(tagged: dict[str, Json], depth: int) -> Any:
    _only(tagged, "class", "name", "value")
    value, name = decode(tagged["value"], depth), _string(tagged, "name")
    cls = find_class(_string(tagged, "class"))
    if cls is not None and issubclass(cls, enum.Enum) and name in cls.__members__:
        return cls[name]
    return {"$type": "enum", "class": tagged["class"], "name": name, "value": value}


def _read_record(tagged: dict[str, Json], depth: int) -> Any:
    _only(tagged, "class", "fields")
    name, fields = _string(tagged, "class"), tagged["fields"]
    if not isinstance(fields, dict):
        raise ValueError("fields is no object")
    values = {unescape(k): decode(v, depth) for k, v in fields.items()}
    cls = find_class(name)
    if cls is not None and (dataclasses.is_dataclass(cls) or hasattr(cls, "model_fields")):
        return construct(cls, values)
    return {"$type": "record", "class": name, "fields": values}


def construct(cls: type, values: dict[str, Any]) -> Any:
    """A record from its fields. Fields that `__init__` does not take are set afterwards."""
    if not dataclasses.is_dataclass(cls):
        return cls(**values)
    late = [f.name for f in dataclasses.fields(cls) if not f.init and f.name in values]
    made = cls(**{k: v for k, v in values.items() if k not in late})
    for name in late:
        object.__setattr__(made, name, values[name])
    return made


def _read_error(tagged: dict[str, Json], depth: int) -> Any:
    _only(tagged, "class", "bases", "message", "args", "attributes", "traceback", "dropped")
    name, bases = _string(tagged, "class"), tagged["bases"]
    if not all(isinstance(base, str) for base in bases):
        raise ValueError("a base is no text")
    args = [decode(arg, depth) for arg in tagged["args"]]
    attributes = {unescape(k): decode(v, depth) for k, v in tagged["attributes"].items()}
    message = decode(tagged["message"], depth)
    cls = find_class(name)
    if cls is None or not issubclass(cls, BaseException):
        return dict(tagged) | {"message": message, "args": args, "attributes": attributes}
    error = cls.__new__(cls, *args)
    error.args = tuple(args)
    vars(error).update(attributes)
    return error


def _read_opaque(tagged: dict[str, Json], depth: int) -> str:
    _only(tagged, "text")
    return _string(tagged, "text")


def find_class(name: str) -> type | None:
    """A builtin, or a class of a module that is loaded already: data imports nothing."""
    module, _, rest = name.rpartition(".")
    if not module:
        found = vars(sys.modules["builtins"]).get(name)
        return found if isinstance(found, type) else None
    while module:
        if module in sys.modules:
            owner: Any = sys.modules[module]
            for part in rest.split("."):
                owner = getattr(owner, part, None)
            return owner if isinstance(owner, type) else None
        module, _, outer = module.rpartition(".")
        rest = f"{outer}.{rest}"
    return None


_READERS: dict[str, Callable[[dict[str, Json], int], Any]] = {
    "int": _scalar_reader(_read_int),
    "float": _scalar_reader(_read_float),
    "str": _read_text,
    "dict": _read_dict,
    "tuple": lambda tagged, depth: tuple(_items(tagged, depth)),
    "set": lambda tagged, depth: set(_items(tagged, depth)),
    "frozenset": lambda tagged, depth: frozenset(_items(tagged, depth)),
    "bytes": _scalar_reader(_read_bytes),
    "Decimal": _scalar_reader(decimal.Decimal),
    "datetime": _read_when(dt.datetime.fromisoformat),
    "date": _scalar_reader(dt.date.fromisoformat),
    "time": _read_when(dt.time.fromisoformat),
    "timedelta": _read_timedelta,
    "UUID": _scalar_reader(uuid.UUID),
    "enum": _read_enum,
    "record": _read_record,
    "error": _read_error,
    "opaque": _read_opaque,
}
