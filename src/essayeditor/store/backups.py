"""Copies of a collection in a second place: made only when it changed, fewer the older they are.

They lie in the person's own data folder (`ESSAYEDITOR_DATA` overrides it), in a folder for each
collection, named after the moment they were made: `2025-01-15 09.12.05.essays`. Each is a whole
collection that can be opened as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import platformdirs

from essayeditor.foundation.files import safe_name
from essayeditor.store.file import CollectionFile

_NAME = "%Y-%m-%d %H.%M.%S"
_SUFFIX = ".essays"


def root() -> Path:
    """Return the folder of all backups. It need not be there."""
    data = os.environ.get("ESSAYEDITOR_DATA") or platformdirs.user_data_dir("essayeditor", appauthor=False)
    return Path(data) / "backups"


def folder(collection: str, title: str) -> Path:
    """Return the folder of one collection's backups, found again when the title has changed."""
    mark = f"({collection[:8]})"
    if root().is_dir():
        for there in root().iterdir():
            if there.name.endswith(mark):
                return there
    return root() / f"{safe_name(title)[:80]} {mark}"


def backups(place: Path) -> dict[datetime, Path]:
    """Return the backups in a folder by the moment they were made, the latest first."""
    found = {}
    for path in place.glob(f"*{_SUFFIX}"):
        try:
            found[datetime.strptime(path.stem, _NAME)] = path
        except ValueError:
            continue  # somebody else's file: neither counted nor thinned
    return dict(sorted(found.items(), reverse=True))


def back_up(file: CollectionFile, collection: str, title: str, moment: datetime) -> Path | None:
    """Copy the collection if it was written to since the last copy, and thin out the older copies.

    Returns the copy, or None if there was nothing new. CollectionError if it cannot be written.
    """
    if not file.written:
        return None
    place = folder(collection, title)
    target = place / f"{moment.strftime(_NAME)}{_SUFFIX}"
    file.copy_to(target)
    file.written = False
    there = backups(place)
    kept = thinned(there, moment)
    for when, path in there.items():
        if when not in kept:
            path.unlink(missing_ok=True)
    return target


def thinned(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which of the moments are kept.

    All of the last hour; then the last of each hour for a day, of each day for a month, of each week
    for a year, and of each month for ever.
    """
    kept: dict[tuple[object, ...], datetime] = {}
    for moment in sorted(moments):
        kept[_slot(moment, now - moment)] = moment
    return set(kept.values())


def _slot(moment: datetime, age: timedelta) -> tuple[object, ...]:
    if age < timedelta(hours=1):
        return (moment,)
    if age < timedelta(days=1):
        return ("hour", moment.date(), moment.hour)
    if age < timedelta(days=30):
        return ("day", moment.date())
    if age < timedelta(days=365):
        return ("week", *moment.isocalendar()[:2])
    return ("month", moment.year, moment.month)
