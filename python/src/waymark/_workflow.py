"""Workflows and the durable operations of their bodies.

A workflow's body is compiled by Waymark and never runs in CPython, but for `inline()`. The
functions here are what the compiler recognises by name, and their meaning inline.
"""

from __future__ import annotations

import asyncio
import copy
import datetime as dt
import functools
import inspect
import logging
import random as random_module
import uuid as uuid_module
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any, Literal, ParamSpec, Protocol, TypeVar, overload

from . import _inline, _running
from ._action import Action, Call
from ._errors import NoRuntime
from ._policy import BackoffPolicy, RetryPolicy, Seconds, policy, seconds
from ._typed import fit

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Declare(Protocol):
    """What `@action(…)` gives: it makes an action of a sync or an async function."""

    @overload
    def __call__(self, function: Callable[P, Coroutine[Any, Any, R]], /) -> Action[P, R]: ...
    @overload
    def __call__(self, function: Callable[P, R], /) -> Action[P, R]: ...


@overload
def action(function: Callable[P, Coroutine[Any, Any, R]], /) -> Action[P, R]: ...
@overload
def action(function: Callable[P, R], /) -> Action[P, R]: ...
@overload
def action(
    *,
    name: str | None = None,
    retry: RetryPolicy | int | None = None,
    backoff: BackoffPolicy | None = None,
    timeout: Seconds | None = None,
    deadline: Seconds | None = None,
    raises: Iterable[type[BaseException] | str] = (),
    queue: str | None = None,
    idempotent: str | None = None,
) -> Declare: ...


def action(
    function: Callable[..., Any] | None = None,
    /,
    *,
    name: str | None = None,
    retry: RetryPolicy | int | None = None,
    backoff: BackoffPolicy | None = None,
    timeout: Seconds | None = None,
    deadline: Seconds | None = None,
    raises: Iterable[type[BaseException] | str] = (),
    queue: str | None = None,
    idempotent: str | None = None,
) -> Any:
    """Marks a function, sync or async, as outside work that workers do.

    `timeout` limits one attempt, `deadline` the call with its retries. Errors in `raises` are
    expected and not retried. `idempotent` names the parameter that holds the author's own key."""

    def declare(declared: Callable[..., Any]) -> Action[Any, Any]:
        return Action(
            declared,
            name=name,
            policy=policy(retry, backoff, timeout, deadline, raises),
            queue=queue,
            idempotent=idempotent,
        )

    return declare if function is None else declare(function)


class Workflow:
    """The base of the class form: `@workflow class F(Workflow)` with `async def run(self, …)`.
    The module's functions are also methods here."""

    @staticmethod
    def run_action(call: Awaitable[R], **settings: Any) -> Call[R]:
        return run_action(call, **settings)

    @staticmethod
    def signal(name: str, declared: Any = Any, **settings: Any) -> Coroutine[Any, Any, Any]:
        return signal(name, declared, **settings)

    @staticmethod
    def undo(call: Awaitable[Any]) -> None:
        undo(call)

    @staticmethod
    def start(child: Any, *args: Any, **kwargs: Any) -> Coroutine[Any, Any, str]:
        return start(child, *args, **kwargs)

    @staticmethod
    def map(
        function: Callable[[T], Awaitable[R]], items: Iterable[T], *, limit: int | None = None
    ) -> Coroutine[Any, Any, list[R]]:
        return map(function, items, limit=limit)

    @staticmethod
    def first(*calls: Awaitable[Any]) -> Coroutine[Any, Any, Any]:
        return first(*calls)

    @staticmethod
    def log(message: str, /, *, level: str = "info", **fields: Any) -> None:
        log(message, level=level, **fields)

    @staticmethod
    def now() -> dt.datetime:
        return now()

    @staticmethod
    def uuid() -> uuid_module.UUID:
        return uuid()

    @staticmethod
    def random() -> float:
        return random()


@overload
def workflow(declared: type[T], /) -> type[T]: ...  # type: ignore[overload-overlap]
@overload
def workflow(
    declared: Callable[P, Coroutine[Any, Any, R]], /
) -> Callable[P, Coroutine[Any, Any, R]]: ...
@overload
def workflow(
    *,
    name: str | None = None,
    deadline: Seconds | None = None,
    on_failure: Literal["unwind", "hold"] = "unwind",
) -> Callable[[T], T]: ...


def workflow(
    declared: Any = None,
    /,
    *,
    name: str | None = None,
    deadline: Seconds | None = None,
    on_failure: Literal["unwind", "hold"] = "unwind",
) -> Any:
    """Marks an `async def`, or a class with `async def run`, as a durable entry point.

    `on_failure="hold"` stops a failing instance before it unwinds; inline it unwinds."""

    def declare(held: Any) -> Any:
        limit = None if deadline is None else seconds(deadline)
        if isinstance(held, type):
            body = vars(held).get("run") or getattr(held, "run", None)
            if not inspect.iscoroutinefunction(body):
                raise TypeError(f"{held.__qualname__} needs an `async def run(self, …)`")
            setattr(held, "run", _durable(body, name or held.__name__, limit))
            return held
        if not inspect.iscoroutinefunction(held):
            raise TypeError(f"a workflow is an `async def` or a class, not {held!r}")
        return _durable(held, name or held.__name__, limit)

    return declare if declared is None else declare(declared)


def _durable(body: Callable[..., Any], name: str, limit: float | None) -> Callable[..., Any]:
    @functools.wraps(body)
    def called(*args: Any, **kwargs: Any) -> Coroutine[Any, Any, Any]:
        if not _inline.in_workflow():
            raise NoRuntime(
                f"`{name}` is a workflow: called here it would start a durable instance, and this"
                f" process has no runtime to start it on. Run it with `./waymark run"
                f" {_file(body)}`, or in a unit test inside `with waymark.inline():`"
            )
        sent, named = _sent(args, kwargs)
        return _inline.workflow(name, functools.partial(body, *sent, **named), limit)

    setattr(called, "__waymark_workflow__", name)
    return called


def _sent(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """What a workflow is given, copied as at the border; `self` stays."""
    first = 1 if args and isinstance(args[0], Workflow) else 0
    values, named = copy.deepcopy((args[first:], kwargs))
    return (*args[:first], *values), named


def _file(body: Callable[..., Any]) -> str:
    code = getattr(body, "__code__", None)
    return code.co_filename if code else "FILE"


def run_action(
    call: Awaitable[R],
    *,
    retry: RetryPolicy | int | None = None,
    backoff: BackoffPolicy | None = None,
    timeout: Seconds | None = None,
    deadline: Seconds | None = None,
) -> Call[R]:
    """A call under a policy of its own, field by field over the declaration's."""
    _inline.world("run_action")
    if not isinstance(call, Call):
        raise TypeError("`run_action` takes a call of an action that has not begun")
    return call.under(policy(retry, backoff, timeout, deadline))


def undo(call: Awaitable[Any]) -> None:
    """Puts a call that has not begun on the undo list. Dropped when the body returns; runs newest
    first when the instance fails."""
    _inline.instance("undo").undo.append(_coroutine("undo", call))


async def start(child: Any, *args: Any, key: str | None = None, **kwargs: Any) -> str:
    """Starts a child that goes on alone; its id is the result. Inline: a task of this loop, which
    ends at the latest with the loop."""
    world = _inline.world("start")
    if inspect.isawaitable(child):
        called = _coroutine("start", child)
    elif isinstance(child, Workflow):
        called = getattr(child, "run")(*args, **kwargs)
    elif hasattr(child, "__waymark_workflow__"):
        called = child(*args, **kwargs)
    else:
        raise TypeError("`start` takes a workflow: only workflows go on alone")
    task = asyncio.create_task(called)
    world.detached.add(task)
    task.add_done_callback(world.detached.discard)
    return key if key is not None else str(uuid_module.uuid4())


async def signal(name: str, declared: Any = Any, *, deadline: Seconds | None = None) -> Any:
    """Waits for a signal of this instance. Inline: `inline().signal(name, value)` sends one."""
    world = _inline.world("signal")
    async with asyncio.timeout(None if deadline is None else seconds(deadline)):
        return fit(await world.receive(name), declared, name)


async def map(
    function: Callable[[T], Awaitable[R]], items: Iterable[T], *, limit: int | None = None
) -> list[R]:
    """`function(item)` for each item, at most `limit` at a time, results in input order. The first
    failure cancels the others, waits for them, and is raised."""
    _inline.world("map")
    if limit is not None and limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    gate = asyncio.Semaphore(limit) if limit is not None else None

    async def branch(item: T) -> R:
        if gate is None:
            return await function(item)
        async with gate:
            return await function(item)

    tasks = [asyncio.create_task(branch(item)) for item in items]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        await _cancel(tasks)


async def first(*calls: Awaitable[R]) -> R:
    """The first that ends, result or error; the others are cancelled."""
    _inline.world("first")
    if not calls:
        raise ValueError("`first` needs at least one call")
    tasks = [asyncio.ensure_future(call) for call in calls]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in tasks if task.done()).result()
    finally:
        await _cancel(tasks)


async def _cancel(tasks: list[asyncio.Future[R]] | list[asyncio.Task[R]]) -> None:
    alive = [task for task in tasks if not task.done()]
    for task in alive:
        task.cancel()
    await asyncio.gather(*alive, return_exceptions=True)


def log(message: str, /, *, level: str = "info", **fields: Any) -> None:
    """A line that is kept with the instance, or with the call in an action."""
    if _running.log(level, "waymark", message, fields):
        return
    known = " ".join(f"{name}={value!r}" for name, value in fields.items())
    logging.getLogger("waymark").log(
        logging.getLevelNamesMapping()[level.upper()], "%s", f"{message} {known}".rstrip()
    )


def now() -> dt.datetime:
    """The time in UTC; in a workflow recorded once."""
    return dt.datetime.now(dt.timezone.utc)


def uuid() -> uuid_module.UUID:
    return uuid_module.uuid4()


def random() -> float:
    return random_module.random()


def _coroutine(operation: str, call: Any) -> Coroutine[Any, Any, Any]:
    if isinstance(call, Call) or inspect.iscoroutine(call):
        return call
    raise TypeError(f"`{operation}` takes a call that has not begun, not its result")

