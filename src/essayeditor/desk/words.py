"""How operations are named for a person: in the undo menu, the notice and the log."""

from __future__ import annotations

from collections.abc import Sequence

from essayeditor.collection.entities import Essay, Section
from essayeditor.collection.record import Record

_LONGEST = 48


def quoted(title: str) -> str:
    """Return a title in quotation marks, shortened if it is long."""
    if len(title) > _LONGEST:
        title = title[: _LONGEST - 1].rstrip(" ,;:–-") + "…"
    return f"‘{title}’"


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 essay" or "3 essays"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def named(things: Sequence[Essay | Section], what: str) -> str:
    """Return the title of one thing, or how many there are."""
    return quoted(things[0].title) if len(things) == 1 else counted(len(things), what)


def place_in(record: Record, section: str) -> str:
    """Return "in Climate and energy", or "outside the sections"."""
    found = record.find(Section, section)
    return f"in {found.title}" if found else "outside the sections"


def place_among(position: int, others: Sequence[Essay | Section]) -> str:
    """Return where a thing comes to stand among the others: "first", "last", "after ‘A roof of our own’"."""
    if position <= 0:
        return "first"
    if position >= len(others):
        return "last"
    return f"after {quoted(others[position - 1].title)}"
