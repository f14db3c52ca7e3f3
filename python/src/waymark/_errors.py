"""The errors of the package. Their names cross the border: docs/protocol.md 1.2."""

from __future__ import annotations

NetworkError = ConnectionError


class ActionTimeout(TimeoutError):
    """An attempt, or what a deadline limits, took too long (`.wm`: Timeout)."""


class NoRuntime(RuntimeError):
    """A durable operation was used where nothing durable can carry it out."""


class BorderError(Exception):
    """A value that cannot cross the border."""


class NotSerializable(BorderError):
    """No form of the border holds this value."""


class ValueTooLarge(BorderError):
    """More than 2 MB, or nested deeper than 200 levels."""


class NotReadable(BorderError):
    """Bytes that no reader of the border takes."""


class DoesNotFit(BorderError):
    """A value that does not fit its declared type; `problems` has a line for each place."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class ArgumentsDoNotFit(BorderError):
    """Arguments that do not fit the signature of an action."""


for _error in (
    ActionTimeout,
    NoRuntime,
    BorderError,
    NotSerializable,
    ValueTooLarge,
    NotReadable,
    DoesNotFit,
    ArgumentsDoNotFit,
):
    _error.__module__ = "waymark"
