"""What the durable operations mean inside `with waymark.inline():`, on plain asyncio.

Nothing here is durable: a call is made at once in this process, a failed attempt is retried under
the same policy, values are copied at the border as a runtime would copy them.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import copy
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from . import border
from ._errors import ActionTimeout, NoRuntime
from ._typed import fit

if TYPE_CHECKING:
    from ._action import Call

R = TypeVar("R")
log = logging.getLogger("waymark")


class Inline:
    """What `inline()` gives: the outside of the workflows that run in it."""

    def __init__(self, backoff: bool) -> None:
        self.backoff = backoff
        self.detached: set[asyncio.Task[Any]] = set()
        self._mail: dict[str, deque[border.Json]] = {}
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    def signal(self, name: str, value: object) -> None:
        """Sends a signal: kept until it is received, consumed once."""
        self._mail.setdefault(name, deque()).append(border.encode(value))
        waiting = self._waiting.get(name)
        while waiting:
            future = waiting.popleft()
            if not future.done():
                future.set_result(None)
                break

    async def receive(self, name: str) -> border.Json:
        mail = self._mail.setdefault(name, deque())
        while not mail:
            future = asyncio.get_running_loop().create_future()
            self._waiting.setdefault(name, deque()).append(future)
            await future
        return mail.popleft()


class Instance:
    """One workflow that runs inline: its undo list belongs to it, not to a helper or a branch."""

    def __init__(self) -> None:
        self.undo: list[Coroutine[Any, Any, Any]] = []

    async def unwind(self) -> None:
        """Newest first; one that fails does not keep the others from being made."""
        while self.undo:
            call = self.undo.pop()
            try:
                await call
            except Exception:
                log.exception("an undo failed")

    def forget(self) -> None:
        while self.undo:
            self.undo.pop().close()


_world: contextvars.ContextVar[Inline | None] = contextvars.ContextVar("waymark", default=None)
_instance: contextvars.ContextVar[Instance | None] = contextvars.ContextVar(
    "waymark_instance", default=None
)
_in_action: contextvars.ContextVar[bool] = contextvars.ContextVar("waymark_action", default=False)


@contextlib.contextmanager
def inline(*, backoff: bool = True) -> Iterator[Inline]:
    """Workflows called inside run here and now, on plain asyncio: for unit tests.

    `backoff=False` leaves out the waiting between two attempts, not the attempts."""
    world = Inline(backoff)
    token = _world.set(world)
    try:
        yield world
    finally:
        _world.reset(token)


def in_workflow() -> bool:
    return _world.get() is not None and not _in_action.get()


def world(operation: str) -> Inline:
    found = _world.get()
    if found is None or _in_action.get():
        raise NoRuntime(
            f"`{operation}` belongs into the body of a workflow: run the workflow with"
            f" `./waymark run FILE`, or in a unit test inside `with waymark.inline():`"
        )
    return found


def instance(operation: str) -> Instance:
    world(operation)
    found = _instance.get()
    if found is None:
        raise NoRuntime(f"`{operation}` belongs into the body of a workflow")
    return found


async def workflow(
    name: str, body: Callable[[], Awaitable[R]], deadline: float | None
) -> R:
    """Runs a body as an instance of its own; undo runs only when it fails."""
    made = Instance()
    token = _instance.set(made)
    try:
        async with asyncio.timeout(deadline):
            result = await body()
    except BaseException:
        await made.unwind()
        raise
    finally:
        _instance.reset(token)
    made.forget()
    border.write(result)  # what no runtime could store fails here too
    return copy.deepcopy(result)


async def execute(call: Call[R]) -> R:
    """A call with its attempts."""
    world("await")
    _ = call.arguments  # copied now, not again for a second attempt
    async with asyncio.timeout(call.policy.deadline):
        return await _attempts(call)


async def _attempts(call: Call[R]) -> R:
    failures = 0
    while True:
        try:
            return await _attempt(call)
        except Exception as error:
            failures += 1
            if failures >= call.policy.attempts() or not call.policy.retries(error):
                raise
            await _wait(call, failures, error)


async def _wait(call: Call[Any], failures: int, error: Exception) -> None:
    from ._policy import BackoffPolicy, seconds

    if not world("await").backoff:
        await asyncio.sleep(0)
        return
    asked = getattr(error, "retry_after", None)
    delay = (call.policy.backoff or BackoffPolicy()).delay(failures)
    await asyncio.sleep(delay if asked is None else seconds(asked))


async def _attempt(call: Call[R]) -> R:
    token = _in_action.set(True)
    try:
        async with asyncio.timeout(call.policy.timeout) as limit:
            run_sync = _here if call.policy.timeout is None else asyncio.to_thread
            result = await call.action.perform(call.arguments, run_sync)
    except TimeoutError as error:
        if not limit.expired():
            raise
        raise ActionTimeout(f"{call.action.identity} took longer than its timeout") from error
    finally:
        _in_action.reset(token)
    declared = call.action.hints.get("return", Any)
    value: R = fit(border.parse(border.write(result)), declared, "result")
    return value


async def _here(call: Callable[[], Any]) -> Any:
    return call()
