"""Gathering the essays under other titles than those of the sections: states or editors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from essayeditor.collection.entities import State
from essayeditor.ui.collect.rows import BIN, OUT, EssayRow, Group
from essayeditor.ui.widgets.states import LOOKS


class Grouping(StrEnum):
    """By what the table is grouped."""

    SECTION = "section"
    STATE = "state"
    EDITOR = "editor"


NOBODY = "No editor"


def grouped(groups: Sequence[Group], by: Grouping) -> list[Group]:
    """Return the same essays under other titles; what is not in the book stays by itself."""
    if by is Grouping.SECTION:
        return list(groups)
    inside = [row for group in groups if group.key not in (OUT, BIN) for row in group.rows]
    away = [group for group in groups if group.key in (OUT, BIN)]
    return [*(_by_state(inside) if by is Grouping.STATE else _by_editor(inside)), *away]


def _by_state(rows: Sequence[EssayRow]) -> list[Group]:
    found: dict[State, list[EssayRow]] = defaultdict(list)
    for row in rows:
        found[row.state].append(row)
    return [
        Group(f"state:{state}", LOOKS[state].text, -1, tuple(found[state]), LOOKS[state])
        for state in State
        if found[state]
    ]


def _by_editor(rows: Sequence[EssayRow]) -> list[Group]:
    found: dict[str, list[EssayRow]] = defaultdict(list)
    for row in rows:
        found[row.editor].append(row)
    names = sorted(found, key=lambda name: (not name, name.casefold()))
    return [Group(f"editor:{name}", name or NOBODY, -1, tuple(found[name])) for name in names]
