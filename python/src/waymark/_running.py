"""What an action can ask about the delivery that it serves."""

from __future__ import annotations

import contextvars
import dataclasses
import threading
from collections.abc import Callable
from typing import Any

from . import border
from ._errors import NotSerializable, ValueTooLarge


@dataclasses.dataclass
class Delivery:
    """One hand-over of a call to this worker (docs/protocol.md, deliver)."""

    delivery: str
    key: str
    author_key: str | None
    instance: str
    call: str
    attempt: int
    number: int
    action: str
    send_log: Callable[[str, str, str, dict[str, border.Json]], None]
    cancelled: threading.Event = dataclasses.field(default_factory=threading.Event)
    progress: border.Json = None


current: contextvars.ContextVar[Delivery | None] = contextvars.ContextVar(
    "waymark_delivery", default=None
)


def idempotency_key() -> str | None:
    """The same in every delivery of one call: give it to whatever must not happen twice. None
    outside a worker."""
    found = current.get()
    return found.key if found else None


def attempt() -> int:
    """Which attempt this is, from 1."""
    found = current.get()
    return found.attempt if found else 1


def cancelled() -> bool:
    """Whether the runtime has told this action to stop; for sync actions, which nothing can
    interrupt."""
    found = current.get()
    return found is not None and found.cancelled.is_set()


def progress(value: object) -> None:
    """Says how far this action is; goes out with the next heartbeat."""
    found = current.get()
    if found:
        found.progress = border.encode(value)


def log(level: str, logger: str, message: str, fields: dict[str, Any]) -> bool:
    """Sends a line to the runtime; False where there is none."""
    found = current.get()
    if found is None:
        return False
    found.send_log(level, logger, message, {k: _field(v) for k, v in fields.items()})
    return True


def _field(value: object) -> border.Json:
    try:
        return border.encode(value)
    except (NotSerializable, ValueTooLarge, ValueError):
        return repr(value)
