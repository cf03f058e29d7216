"""Dates as people read them."""

from __future__ import annotations

import datetime as dt

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_in_words(date: str) -> str:
    """Return "2025-02-01" as "1 February 2025"; anything else as it is."""
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {month_in_words(date)}"


def month_in_words(date: str) -> str:
    """Return "2025-02-01" as "February 2025"; anything else as it is."""
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{_MONTHS[day.month - 1]} {day.year}"


def short_day(date: str) -> str:
    """Return "2025-02-01", or a time of that day, as "1 February"; anything else as it is."""
    try:
        day = dt.date.fromisoformat(date[:10])
    except ValueError:
        return date
    return f"{day.day} {_MONTHS[day.month - 1]}"


def weekday(date: str) -> str:
    """Return the day of the week of "2025-02-01": "Saturday"; anything else as it is."""
    try:
        return _DAYS[dt.date.fromisoformat(date).weekday()]
    except ValueError:
        return date
