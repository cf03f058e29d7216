"""The columns of the essays table: what each says, how it sorts, how wide it is, and what may change it."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple

from essayeditor.collection.entities import State
from essayeditor.ui.collect.rows import EssayRow


class Column(IntEnum):
    """The columns, in the order in which they stand at first."""

    TITLE = 0
    AUTHOR = 1
    STATE = 2
    WORDS = 3
    DEADLINE = 4
    MISSING = 5
    SECTION = 6
    EDITOR = 7
    LATE = 8
    REGION = 9
    TAGS = 10
    KIND = 11


class ColumnSpec(NamedTuple):
    """`field` is what is changed by editing a cell, "" for nothing; `width` is in pixels."""

    heading: str
    text: Callable[[EssayRow], str]
    sort: Callable[[EssayRow], Any]
    width: int
    field: str = ""


def words(row: EssayRow) -> str:
    """Return "1,184 / 1,200"."""
    return f"{row.words:,} / {row.target:,}" if row.target else f"{row.words:,}"


def missing(row: EssayRow) -> str:
    """Return all flags in words."""
    return ", ".join(flag.text for flag in row.flags)


def _late(row: EssayRow) -> str:
    return "" if not row.late else "1 day" if row.late == 1 else f"{row.late:,} days"


_PLACES = {state: place for place, state in enumerate(State)}

SPECS: dict[Column, ColumnSpec] = {
    Column.TITLE: ColumnSpec("Essay", lambda r: r.title, lambda r: r.title.casefold(), 210, "title"),
    Column.AUTHOR: ColumnSpec("Author", lambda r: r.author, lambda r: r.author.casefold(), 200),
    Column.STATE: ColumnSpec("State", lambda r: r.look.text, lambda r: _PLACES[r.state], 160, "state"),
    Column.WORDS: ColumnSpec("Words / target", words, lambda r: r.words, 104, "target_words"),
    Column.DEADLINE: ColumnSpec(
        "Deadline", lambda r: r.due.text, lambda r: r.deadline or "9999", 92, "deadline"
    ),
    Column.MISSING: ColumnSpec("Missing", missing, lambda r: -len(r.flags), 150),
    Column.SECTION: ColumnSpec(
        "Section", lambda r: r.section, lambda r: r.section.casefold(), 130, "section"
    ),
    Column.EDITOR: ColumnSpec("Editor", lambda r: r.editor, lambda r: r.editor.casefold(), 120, "editor"),
    Column.LATE: ColumnSpec("Days late", _late, lambda r: -r.late, 76),
    Column.REGION: ColumnSpec(
        "Nation or region",
        lambda r: ", ".join(r.regions),
        lambda r: ", ".join(r.regions),
        140,
        "nation_or_region",
    ),
    Column.TAGS: ColumnSpec("Themes", lambda r: ", ".join(r.tags), lambda r: ", ".join(r.tags), 120, "tags"),
    Column.KIND: ColumnSpec("Kind", lambda r: r.kind.capitalize(), lambda r: r.kind, 90),
}
HEADINGS = tuple(SPECS[column].heading for column in Column)
USUAL = (Column.TITLE, Column.AUTHOR, Column.STATE, Column.WORDS, Column.DEADLINE, Column.MISSING)
"""The columns that are shown at first."""
