"""Decoding by declared type: docs/protocol.md 2.3."""

from __future__ import annotations

import base64
import collections.abc
import dataclasses
import datetime as dt
import decimal
import difflib
import enum
import types
import typing
import uuid
from collections.abc import Callable
from typing import Any

from . import border
from ._errors import DoesNotFit, NotReadable

_UNION = (typing.Union, types.UnionType)
_LISTS = (list, collections.abc.Sequence, collections.abc.Iterable)
_SETS = {set: set, frozenset: frozenset, collections.abc.Set: set}
_DICTS = (dict, collections.abc.Mapping, collections.abc.MutableMapping)
_SCALARS: dict[type, tuple[type, ...]] = {
    int: (int,),
    float: (float, int),
    str: (str,),
    bool: (bool,),
}


def fit(tagged: border.Json, declared: Any, place: str = "value") -> Any:
    """The value that `tagged` is for a declared type, or DoesNotFit with every problem."""
    return _Fitting().at(tagged, declared, place)


def type_name(declared: Any) -> str:
    """A type in words, as `signature` and messages write it."""
    if declared is None or declared is type(None):
        return "None"
    if isinstance(declared, str):
        return declared
    origin, args = typing.get_origin(declared), typing.get_args(declared)
    if origin is typing.Annotated:
        return type_name(args[0])
    if origin in _UNION:
        return " | ".join(type_name(arg) for arg in args)
    if origin is typing.Literal:
        return f"Literal[{', '.join(repr(arg) for arg in args)}]"
    if origin is not None and args:
        inner = ", ".join("..." if arg is ... else type_name(arg) for arg in args)
        return f"{type_name(origin)}[{inner}]"
    if declared is Any:
        return "Any"
    if isinstance(declared, type):
        return _class_in_words(declared)
    return str(declared).removeprefix("typing.")


def _class_in_words(declared: type) -> str:
    plain = declared.__module__ in ("builtins", "decimal", "datetime", "uuid")
    return declared.__qualname__ if plain else border.class_name(declared)


class _Fitting:
    def at(self, tagged: border.Json, declared: Any, place: str) -> Any:
        if isinstance(declared, typing.TypeVar):
            declared = Any
        origin, args = typing.get_origin(declared), typing.get_args(declared)
        if origin is typing.Annotated:
            return self.at(tagged, args[0], place)
        if declared in (Any, object, None.__class__, None):
            return self._any_or_none(tagged, declared, place)
        if origin in _UNION:
            return self._union(tagged, declared, args, place)
        if origin is typing.Literal:
            value = border.decode(tagged)
            if any(type(value) is type(arg) and value == arg for arg in args):
                return value
            raise _misfit(tagged, declared, place)
        return self._shaped(tagged, declared, origin or declared, args, place)

    def _any_or_none(self, tagged: border.Json, declared: Any, place: str) -> Any:
        if declared in (Any, object):
            return border.decode(tagged)
        if tagged is not None:
            raise _misfit(tagged, declared, place)
        return None

    def _union(
        self, tagged: border.Json, declared: Any, args: tuple[Any, ...], place: str
    ) -> Any:
        if tagged is None and type(None) in args:
            return None
        problems = []
        for arg in args:
            try:
                return self.at(tagged, arg, place)
            except DoesNotFit as problem:
                problems.append((arg, problem))
        records = [p for arg, p in problems if _is_record(arg) and isinstance(tagged, dict)]
        if len(records) == 1:  # `Order | None`: what is wrong with the order says more
            raise records[0]
        raise _misfit(tagged, declared, place)

    def _shaped(
        self,
        tagged: border.Json,
        declared: Any,
        kind: Any,
        args: tuple[Any, ...],
        place: str,
    ) -> Any:
        if kind in _LISTS or kind in _SETS or kind is tuple:
            return self._sequence(tagged, declared, kind, args, place)
        if kind in _DICTS:
            return self._dict(tagged, declared, args, place)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return _enum(tagged, kind, place)
        if _is_record(kind):
            return self._record(tagged, kind, place)
        return _scalar(tagged, declared, kind, place)

    def _sequence(
        self,
        tagged: border.Json,
        declared: Any,
        kind: Any,
        args: tuple[Any, ...],
        place: str,
    ) -> Any:
        make = list if kind in _LISTS else _SETS.get(kind, kind)
        items = tagged
        if isinstance(tagged, dict) and tagged.get("$type") == make.__name__:
            items = tagged.get("items")
        if not isinstance(items, list):
            raise _misfit(tagged, declared, place)
        if make is tuple and args and args[-1] is not ...:
            if len(items) != len(args) and args != ((),):
                raise _misfit(tagged, declared, place)
            kinds = list(args)
        else:
            kinds = [args[0] if args else Any] * len(items)
        places = range(len(items))
        return make(_all(lambda i: self.at(items[i], kinds[i], f"{place}[{i}]"), places))

    def _dict(
        self, tagged: border.Json, declared: Any, args: tuple[Any, ...], place: str
    ) -> Any:
        key_type, value_type = args or (Any, Any)
        if isinstance(tagged, dict) and tagged.get("$type") == "dict":
            border.decode(tagged)  # is it well formed?
            items = [(k, v) for k, v in tagged["items"]]
        elif isinstance(tagged, dict) and "$type" not in tagged:
            items = [(border.unescape(k), v) for k, v in tagged.items()]
        else:
            raise _misfit(tagged, declared, place)

        def pair(item: tuple[border.Json, border.Json]) -> tuple[Any, Any]:
            inner = f"{place}[{border.dump(item[0])}]"
            return self._key(item[0], key_type, inner), self.at(item[1], value_type, inner)

        return dict(_all(pair, items))

    def _key(self, key: border.Json, declared: Any, place: str) -> Any:
        if declared is int and isinstance(key, str):
            try:
                return int(key)
            except ValueError:
                raise _misfit(key, declared, place) from None
        return self.at(key, declared, place)

    def _record(self, tagged: border.Json, kind: Any, place: str) -> Any:
        if not isinstance(tagged, dict):
            raise _misfit(tagged, kind, place)
        fields = tagged
        if tagged.get("$type") == "record":
            fields = tagged.get("fields", {})
            if not same_class(tagged.get("class", ""), kind):
                raise _misfit(tagged, kind, place)
        elif "$type" in tagged:
            raise _misfit(tagged, kind, place)
        given = {border.unescape(k): v for k, v in fields.items()}
        if not dataclasses.is_dataclass(kind):  # a pydantic model checks by itself
            return _model(kind, {k: border.decode(v) for k, v in given.items()}, place)
        return self._dataclass(given, kind, place)

    def _dataclass(self, given: dict[str, border.Json], kind: Any, place: str) -> Any:
        hints = typing.get_type_hints(kind, include_extras=True)
        names = [f.name for f in dataclasses.fields(kind)]
        problems = [_unknown(f"{place}.{k}", k, names) for k in given if k not in names]
        for field in dataclasses.fields(kind):
            missing = dataclasses.MISSING
            optional = field.default is not missing or field.default_factory is not missing
            if field.name not in given and field.init and not optional:
                problems.append(f"{place}.{field.name}: missing")
        values = {}
        for name in (name for name in given if name in names):
            try:
                values[name] = self.at(given[name], hints.get(name, Any), f"{place}.{name}")
            except DoesNotFit as problem:
                problems.extend(problem.problems)
        if problems:
            raise DoesNotFit(problems)
        return border.construct(kind, values)


def _all(make: Callable[[Any], Any], items: Any) -> list[Any]:
    """Each item made, or the problems of all."""
    made, problems = [], []
    for item in items:
        try:
            made.append(make(item))
        except DoesNotFit as problem:
            problems.extend(problem.problems)
    if problems:
        raise DoesNotFit(problems)
    return made


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and (
        dataclasses.is_dataclass(kind) or hasattr(kind, "model_validate")
    )


def same_class(name: str, kind: type) -> bool:
    """A name without a module is that of a `.wm` file: its last part decides."""
    own = border.class_name(kind)
    return name == own or ("." not in name and own.rpartition(".")[2] == name)


def _model(kind: Any, values: dict[str, Any], place: str) -> Any:
    try:
        return kind.model_validate(values)
    except ValueError as problem:
        raise DoesNotFit([f"{place}: {problem}"]) from None


def _enum(tagged: border.Json, kind: type[enum.Enum], place: str) -> Any:
    if isinstance(tagged, dict) and tagged.get("$type") == "enum":
        name = str(tagged.get("name"))
        if same_class(tagged.get("class", ""), kind) and name in kind.__members__:
            return kind[name]
        raise _misfit(tagged, kind, place)
    value = border.decode(tagged)
    for member in kind:
        if type(member.value) is type(value) and member.value == value:
            return member
    if isinstance(value, str) and value in kind.__members__:
        return kind[value]
    raise _misfit(tagged, kind, place)


def _scalar(tagged: border.Json, declared: Any, kind: Any, place: str) -> Any:
    plain = not (isinstance(tagged, dict) and "$type" in tagged)
    if plain and kind in _PLAIN_FORMS:
        try:
            return _PLAIN_FORMS[kind](tagged)
        except (TypeError, ValueError, ArithmeticError):
            raise _misfit(tagged, declared, place) from None
    value = border.decode(tagged)
    wanted = _SCALARS.get(kind, kind)
    if not isinstance(wanted, (type, tuple)):
        return value  # a type that says nothing about values (a protocol, a callable)
    if not isinstance(value, wanted):
        raise _misfit(tagged, declared, place)
    return value


def _text(value: border.Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: border.Json) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError
    return value


def _decimal(value: border.Json) -> decimal.Decimal:
    return decimal.Decimal(value if isinstance(value, str) else repr(_number(value)))


_PLAIN_FORMS: dict[Any, Callable[[border.Json], Any]] = {
    decimal.Decimal: _decimal,
    dt.datetime: lambda value: dt.datetime.fromisoformat(_text(value)),
    dt.date: lambda value: dt.date.fromisoformat(_text(value)),
    dt.time: lambda value: dt.time.fromisoformat(_text(value)),
    dt.timedelta: lambda value: dt.timedelta(seconds=_number(value)),
    uuid.UUID: lambda value: uuid.UUID(_text(value)),
    bytes: lambda value: base64.b64decode(_text(value), validate=True),
}


def _misfit(tagged: border.Json, declared: Any, place: str) -> DoesNotFit:
    return DoesNotFit([f"{place}: expected {type_name(declared)}, got {shown(tagged)}"])


def shown(tagged: border.Json) -> str:
    """What was got, in words."""
    if isinstance(tagged, list):
        return f"an array of {len(tagged)}"
    if isinstance(tagged, dict):
        kind = tagged.get("$type")
        if kind is None:
            return f"an object of {len(tagged)}"
        name = str(tagged.get("class", kind))
        return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
    text = border.dump(tagged)
    return text if len(text) <= 60 else text[:57] + "..."


def _unknown(place: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.6)
    return f"{place}: unknown field" + (f"; did you mean `{near[0]}`?" if near else "")


__all__ = ["NotReadable", "fit", "same_class", "shown", "type_name"]
