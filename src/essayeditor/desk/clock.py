"""The time as the record writes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_AT: ContextVar[datetime | None] = ContextVar("at", default=None)


def now() -> str:
    """Return the present moment in UTC, to the second: "2025-01-15T09:12:00Z"."""
    return (_AT.get() or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """Return the date where the person sits."""
    at = _AT.get()
    return at.date() if at is not None else date.today()


@contextmanager
def as_on(day: date, hour: int = 9) -> Iterator[None]:
    """Do what follows as if it were that day, as when the sample is made with the weeks of its work."""
    token = _AT.set(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
    try:
        yield
    finally:
        _AT.reset(token)
