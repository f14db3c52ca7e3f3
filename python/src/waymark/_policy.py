"""Policies as values, and what they say about a failure."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from . import border

Seconds: TypeAlias = int | float | dt.timedelta
ErrorNames: TypeAlias = Sequence[type[BaseException] | str]


@dataclasses.dataclass(frozen=True)
class RetryPolicy:
    """How often a call is tried. `attempts` counts executions; a policy that does not say means
    100. `exception_types`: only these are retried; `not_on`: never these."""

    attempts: int = 100
    exception_types: ErrorNames | None = None
    not_on: ErrorNames = ()

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ValueError(f"attempts must be at least 1, not {self.attempts}")


@dataclasses.dataclass(frozen=True)
class BackoffPolicy:
    """How long to wait between two attempts: `base_delay * factor**n`, at most `max_delay`."""

    base_delay: Seconds = 1
    factor: float = 2
    max_delay: Seconds = 60
    jitter: Literal["full", "none"] = "full"

    def delay(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        try:
            grown = seconds(self.base_delay) * self.factor ** (failures - 1)
        except OverflowError:
            grown = float("inf")
        delay = min(grown, seconds(self.max_delay))
        return random.uniform(0, delay) if self.jitter == "full" else delay


@dataclasses.dataclass(frozen=True)
class Policy:
    """The settings of a declaration or of one call; None is unset."""

    retry: RetryPolicy | None = None
    backoff: BackoffPolicy | None = None
    timeout: float | None = None
    deadline: float | None = None
    raises: tuple[type[BaseException] | str, ...] = ()

    def over(self, declared: Policy) -> Policy:
        """These settings, field by field, over those of the declaration."""
        return Policy(
            retry=self.retry or declared.retry,
            backoff=self.backoff or declared.backoff,
            timeout=declared.timeout if self.timeout is None else self.timeout,
            deadline=declared.deadline if self.deadline is None else self.deadline,
            raises=declared.raises,
        )

    def attempts(self) -> int:
        return self.retry.attempts if self.retry else 1

    def retries(self, error: BaseException) -> bool:
        """Whether this failure is tried again: errors of `raises` only where they are named."""
        only = self.retry.exception_types if self.retry else None
        never = self.retry.not_on if self.retry else ()
        if matches(error, never):
            return False
        if only is not None:
            return matches(error, only)
        return not matches(error, self.raises)


def policy(
    retry: RetryPolicy | int | None,
    backoff: BackoffPolicy | None,
    timeout: Seconds | None,
    deadline: Seconds | None,
    raises: Iterable[type[BaseException] | str] = (),
) -> Policy:
    return Policy(
        retry=RetryPolicy(attempts=retry) if isinstance(retry, int) else retry,
        backoff=backoff,
        timeout=None if timeout is None else seconds(timeout),
        deadline=None if deadline is None else seconds(deadline),
        raises=tuple(raises),
    )


def seconds(duration: Seconds) -> float:
    return duration.total_seconds() if isinstance(duration, dt.timedelta) else float(duration)


def matches(error: BaseException, wanted: ErrorNames) -> bool:
    """By class, or by qualified or bare name of the class or a base."""
    names = {border.class_name(base) for base in type(error).__mro__}
    bare = {name.rpartition(".")[2] for name in names}
    return any(
        (w in names or w in bare) if isinstance(w, str) else isinstance(error, w) for w in wanted
    )
