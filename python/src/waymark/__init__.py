"""Waymark: durable workflows.

A workflow's body is compiled by the `waymark` command and never runs in CPython; actions are plain
functions that worker processes run. Nothing here does anything at import.
"""

from ._action import Action, Call, Depends
from ._errors import (
    ActionTimeout,
    ArgumentsDoNotFit,
    BorderError,
    DoesNotFit,
    NetworkError,
    NoRuntime,
    NotReadable,
    NotSerializable,
    ValueTooLarge,
)
from ._inline import Inline, inline
from ._policy import BackoffPolicy, RetryPolicy
from ._running import attempt, cancelled, idempotency_key, progress
from ._workflow import (
    Workflow,
    action,
    first,
    log,
    map,
    now,
    random,
    run_action,
    signal,
    start,
    undo,
    uuid,
    workflow,
)

__version__ = "0.1.0"

__all__ = [
    "Action",
    "ActionTimeout",
    "ArgumentsDoNotFit",
    "BackoffPolicy",
    "BorderError",
    "Call",
    "Depends",
    "DoesNotFit",
    "Inline",
    "NetworkError",
    "NoRuntime",
    "NotReadable",
    "NotSerializable",
    "RetryPolicy",
    "ValueTooLarge",
    "Workflow",
    "action",
    "attempt",
    "cancelled",
    "first",
    "idempotency_key",
    "inline",
    "log",
    "map",
    "now",
    "progress",
    "random",
    "run_action",
    "signal",
    "start",
    "undo",
    "uuid",
    "workflow",
]
