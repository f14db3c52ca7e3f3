"""Actions: what `@action` makes of a function, and how its arguments are bound and decoded."""

from __future__ import annotations

import collections.abc
import contextlib
import dataclasses
import functools
import hashlib
import inspect
import typing
from collections.abc import Awaitable, Callable, Generator, Mapping
from typing import Any, Generic, ParamSpec, TypeVar

from . import _inline, border
from ._errors import ArgumentsDoNotFit, DoesNotFit
from ._policy import Policy
from ._typed import fit, type_name

P = ParamSpec("P")
R = TypeVar("R")
_KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional-only",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "positional",
    inspect.Parameter.KEYWORD_ONLY: "keyword",
    inspect.Parameter.VAR_POSITIONAL: "var-positional",
    inspect.Parameter.VAR_KEYWORD: "var-keyword",
}


class Depends:
    """`Annotated[T, Depends(provider)]`: filled by the worker, no part of the signature. The
    provider may be sync or async, may `yield` the value and clean up after it, and may have
    parameters that depend in their turn. One delivery asks each provider once."""

    def __init__(self, provider: Callable[..., Any]) -> None:
        self.provider = provider


class Action(Generic[P, R]):
    """A function that does outside work. Called in a workflow it is a call that has not begun;
    called anywhere else it is the function itself."""

    def __init__(
        self,
        function: Callable[..., Any],
        *,
        name: str | None,
        policy: Policy,
        queue: str | None,
        idempotent: str | None,
    ) -> None:
        functools.update_wrapper(self, function)
        self.function = function
        self.identity = name or f"{function.__module__}:{function.__qualname__}"
        self.policy = policy
        self.queue = queue
        self.idempotent = idempotent
        self.is_async = inspect.iscoroutinefunction(function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Awaitable[R]:
        if _inline.in_workflow():
            return Call(self, args, kwargs)
        return typing.cast(Awaitable[R], self.function(*args, **kwargs))

    def __repr__(self) -> str:
        return f"<action {self.identity}>"

    @functools.cached_property
    def hints(self) -> dict[str, Any]:
        return _hints(self.function)

    @functools.cached_property
    def providers(self) -> dict[str, Depends]:
        return _providers(self.hints)

    @functools.cached_property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """What a caller gives: the parameters that the worker fills are left out."""
        every = inspect.signature(self.function).parameters
        return {name: p for name, p in every.items() if name not in self.providers}

    def signature(self) -> dict[str, border.Json]:
        variadic = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
        parameters = [
            {
                "name": name,
                "kind": _KINDS[p.kind],
                "type": type_name(self.hints[name]) if name in self.hints else None,
                "required": p.default is p.empty and p.kind not in variadic,
            }
            for name, p in self.parameters.items()
        ]
        returns = type_name(self.hints["return"]) if "return" in self.hints else None
        return {"parameters": parameters, "returns": returns}

    def digest(self) -> str:
        return hashlib.sha256(border.dump(self.signature()).encode()).hexdigest()[:16]

    def bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a call by parameter name."""
        bound = inspect.Signature(list(self.parameters.values())).bind(*args, **kwargs)
        return bound.arguments

    async def perform(
        self,
        arguments: Mapping[str, border.Json],
        run_sync: Callable[[Callable[[], Any]], Awaitable[Any]],
    ) -> Any:
        """Runs the function on arguments from the border."""
        values = self._decode(arguments)
        async with contextlib.AsyncExitStack() as stack:
            values |= await _resolve(self.providers, stack)
            call = functools.partial(self._spread, values)
            return await call() if self.is_async else await run_sync(call)

    def _decode(self, arguments: Mapping[str, border.Json]) -> dict[str, Any]:
        problems = [
            f"{name}: unknown parameter" for name in arguments if name not in self.parameters
        ]
        values = {}
        for name, parameter in self.parameters.items():
            if name in arguments:
                try:
                    values[name] = fit(arguments[name], self._declared(parameter), name)
                except DoesNotFit as misfit:
                    problems.extend(misfit.problems)
            elif parameter.default is parameter.empty and parameter.kind not in (
                parameter.VAR_POSITIONAL,
                parameter.VAR_KEYWORD,
            ):
                problems.append(f"{name}: missing")
        if problems:
            raise ArgumentsDoNotFit(f"{self.identity}: {'; '.join(problems)}")
        return values

    def _declared(self, parameter: inspect.Parameter) -> Any:
        declared = self.hints.get(parameter.name, Any)
        if parameter.kind is parameter.VAR_POSITIONAL:
            return tuple.__class_getitem__((declared, ...))
        if parameter.kind is parameter.VAR_KEYWORD:
            return dict.__class_getitem__((str, declared))
        return declared

    def _spread(self, values: dict[str, Any]) -> Any:
        args: list[Any] = []
        kwargs: dict[str, Any] = {}
        by_position = True
        for name, parameter in inspect.signature(self.function).parameters.items():
            if name not in values:
                by_position = by_position and parameter.kind is parameter.VAR_POSITIONAL
            elif parameter.kind is parameter.VAR_POSITIONAL:
                args.extend(values[name])
            elif parameter.kind is parameter.VAR_KEYWORD:
                kwargs.update(values[name])
            elif by_position and parameter.kind is not parameter.KEYWORD_ONLY:
                args.append(values[name])
            else:
                kwargs[name] = values[name]
        return self.function(*args, **kwargs)


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    """Annotations by name. Where one cannot be resolved, that one alone counts as not written."""
    try:
        return typing.get_type_hints(function, include_extras=True)
    except NameError:
        found = {}
        for name, written in getattr(function, "__annotations__", {}).items():
            holder = type("holder", (), {"__annotations__": {name: written}})
            scope = getattr(function, "__globals__", {})
            with contextlib.suppress(NameError):
                found[name] = typing.get_type_hints(holder, scope, include_extras=True)[name]
        return found


def _providers(hints: dict[str, Any]) -> dict[str, Depends]:
    found = {}
    for name, hint in hints.items():
        for mark in getattr(hint, "__metadata__", ()):
            if isinstance(mark, Depends):
                found[name] = mark
    return found


async def _resolve(
    wanted: dict[str, Depends],
    stack: contextlib.AsyncExitStack,
    made: dict[Callable[..., Any], Any] | None = None,
) -> dict[str, Any]:
    made = {} if made is None else made
    for depends in wanted.values():
        provider = depends.provider
        if provider not in made:
            inner = _providers(_hints(provider)) if inspect.isroutine(provider) else {}
            arguments = await _resolve(inner, stack, made)
            made[provider] = await _provide(provider, arguments, stack)
    return {name: made[depends.provider] for name, depends in wanted.items()}


async def _provide(
    provider: Callable[..., Any], arguments: dict[str, Any], stack: contextlib.AsyncExitStack
) -> Any:
    if inspect.isasyncgenfunction(provider):
        return await stack.enter_async_context(
            contextlib.asynccontextmanager(provider)(**arguments)
        )
    if inspect.isgeneratorfunction(provider):
        return stack.enter_context(contextlib.contextmanager(provider)(**arguments))
    value = provider(**arguments)
    return await value if inspect.isawaitable(value) else value


class Call(collections.abc.Coroutine[Any, Any, R], Generic[R]):
    """A call of an action that has not begun: a value until it is awaited, gathered, made a task
    or given to `undo`. (A coroutine, so that `asyncio.create_task` takes it.)"""

    def __init__(
        self,
        action: Action[Any, R],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        policy: Policy | None = None,
    ) -> None:
        self.action = action
        self.policy = policy or action.policy
        self._bound = action.bind(args, kwargs)
        self._coroutine: collections.abc.Coroutine[Any, Any, R] | None = None

    def under(self, policy: Policy) -> Call[R]:
        """The same call, not begun, under another policy."""
        other: Call[R] = Call.__new__(Call)
        other.action, other._bound = self.action, self._bound
        other.policy, other._coroutine = policy.over(self.policy), None
        return other

    @functools.cached_property
    def arguments(self) -> dict[str, border.Json]:
        """As they cross the border. Evaluated when the call was made, copied when it begins: until
        then it holds the same objects as its caller, as every coroutine does."""
        return {name: border.encode(value) for name, value in self._bound.items()}

    def _begun(self) -> collections.abc.Coroutine[Any, Any, R]:
        if self._coroutine is None:
            self._coroutine = _inline.execute(self)
        return self._coroutine

    def __await__(self) -> Generator[Any, Any, R]:
        return self._begun().__await__()

    def send(self, value: Any) -> Any:
        return self._begun().send(value)

    def throw(self, *error: Any) -> Any:
        return self._begun().throw(*error)

    def close(self) -> None:
        if self._coroutine is not None:
            self._coroutine.close()


@dataclasses.dataclass
class Offered:
    """The actions of some modules, by identity."""

    actions: dict[str, Action[Any, Any]]

    @staticmethod
    def of(modules: list[Any]) -> Offered:
        found: dict[str, Action[Any, Any]] = {}
        for module in modules:
            for held in vars(module).values():
                if not isinstance(held, Action):
                    continue
                other = found.setdefault(held.identity, held)
                if other is not held:
                    raise ValueError(f"two actions are called `{held.identity}`")
        return Offered(found)
