"""Dates as people read and write them: "Fri 17 Jan", "Today", "2 days late", "17 January 2025"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{2}|\d{4}))?")
_WORDS = re.compile(r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?:,? (\d{4}))?", re.IGNORECASE)


class Told(NamedTuple):
    """How a deadline is told, and in which tone ("" for none)."""

    text: str
    tone: str


def parsed(value: str) -> date | None:
    """Return the date that the record holds as "2025-01-15", or None for none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def short(day: date, today: date) -> str:
    """Return "Fri 17 Jan", or "17 Jan 2024" if it is in another year."""
    words = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return f"{_DAYS[day.weekday()]} {words}" if day.year == today.year else f"{words} {day.year}"


def written(day: date) -> str:
    """Return "17 January 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def deadline(value: str, today: date, late: int) -> Told:
    """Return how a deadline is told; `late` is by how many days it has passed unmet."""
    day = parsed(value)
    if day is None:
        return Told("", "")
    if late > 0:
        return Told("1 day late" if late == 1 else f"{late} days late", "red")
    if day == today:
        return Told("Today", "amber")
    return Told(short(day, today), "")


def read(words: str, today: date) -> date:
    """Return the date that a person wrote, the coming one where the year is left out.

    Takes "17 January 2025", "Fri 17 Jan", "17/1/2025", "17.1.", "2025-01-17". ValueError if it is
    not a date.
    """
    words = " ".join(words.split()).strip(" .")
    exact = parsed(words)
    if exact is not None:
        return exact
    if match := _NUMBERS.fullmatch(words):
        day, month, year = match.groups()
        return _dated(int(day), int(month), year, today)
    if match := _WORDS.fullmatch(words):
        day, name, year = match.groups()
        return _dated(int(day), _month(name), year, today)
    raise ValueError(words)


def _month(name: str) -> int:
    for number, month in enumerate(_MONTHS, start=1):
        if month.lower().startswith(name.lower()):
            return number
    raise ValueError(name)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = date(today.year, month, day)
    return this_year if (today - this_year).days < 120 else date(today.year + 1, month, day)


def short_day(value: str) -> str:
    """Return "2025-01-15" as "15 Jan 2025"; anything else as it is."""
    day = parsed(value)
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if day else value
