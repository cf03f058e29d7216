"""The time as the record writes it."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> str:
    """Return the present moment in UTC, to the second: "2025-01-15T09:12:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """Return the date where the person sits."""
    return date.today()
