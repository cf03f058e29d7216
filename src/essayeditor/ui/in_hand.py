"""Which edition of a collection is in hand: arranged in Arrange, made in Publish, and remembered."""

from __future__ import annotations

from essayeditor.collection.entities import Edition
from essayeditor.collection.record import Record
from essayeditor.ui.remember import Remember

_KEY = "edition"


def edition(remember: Remember, record: Record) -> str:
    """Return the key of the edition that was in hand last, "" for the full book or if it is gone."""
    key = remember.text(_KEY)
    return key if key and record.find(Edition, key) is not None else ""


def keep(remember: Remember, key: str) -> None:
    """Remember the edition that is in hand, "" for the full book."""
    if remember.text(_KEY) != key:
        remember.put(_KEY, key)
