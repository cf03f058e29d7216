"""Narrowing the essays table: by words, by state, by what is missing, by place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from essayeditor.collection.entities import State
from essayeditor.ui.collect.columns import SPECS, Column
from essayeditor.ui.collect.model import EssayModel, ItemRole
from essayeditor.ui.collect.rows import BIN, OUT, EssayRow

Index = QModelIndex | QPersistentModelIndex
NOBODY = "-"
WITH_CONTRIBUTOR = frozenset({State.WITH_CONTRIBUTOR, State.SENT_FOR_APPROVAL})


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for; each part that is set must hold.

    `editor` is a name, or `NOBODY` for essays without one. `only` are the keys of some essays, such as a
    mark of the Overview stands for, and `because` says in words which those are. `view` is what was
    chosen in the sidebar: "" for all that is in the book, "attention", "week", "away", "out", "bin", or
    the key of a section or group.
    """

    words: str = ""
    state: State | None = None
    missing: str = ""
    view: str = ""
    editor: str = ""
    only: frozenset[str] | None = None
    because: str = ""

    @property
    def plain(self) -> bool:
        """Whether nothing is asked for but a view."""
        return not (self.words or self.state or self.missing or self.editor) and self.only is None

    def takes(self, row: EssayRow, week: frozenset[str]) -> bool:
        """Return whether an essay answers; `week` holds the keys of those due this week."""
        return (
            _in_view(row, self.view, week)
            and (self.state is None or row.state is self.state)
            and (not self.editor or row.editor == ("" if self.editor == NOBODY else self.editor))
            and (self.only is None or row.id in self.only)
            and (not self.missing or any(flag.kind == self.missing for flag in row.flags))
            and _says(row, _parts(self.words))
        )


@lru_cache(maxsize=16)
def _parts(words: str) -> tuple[str, ...]:
    return tuple(words.casefold().split())


def _says(row: EssayRow, parts: tuple[str, ...]) -> bool:
    if not parts:
        return True
    text = _text(row)
    return all(part in text for part in parts)


def _text(row: EssayRow) -> str:
    more = " ".join((row.editor, *row.regions, *row.tags))
    return f"{row.title} {row.author} {row.look.text} {more}".casefold()


def _in_view(row: EssayRow, view: str, week: frozenset[str]) -> bool:
    if view in (BIN, OUT):
        return row.group == view
    if row.group in (BIN, OUT):
        return False
    if view == "attention":
        return bool(row.flags)
    if view == "week":
        return row.id in week
    if view == "away":
        return row.state in WITH_CONTRIBUTOR
    return not view or row.group == view


class EssayFilter(QSortFilterProxyModel):
    """Sorts within groups; groups keep the order of the book.

    Qt asks of every essay at every key, so what it asks is read from the rows, not through indexes.
    """

    def __init__(self, model: EssayModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = Narrowing()
        self._week: frozenset[str] = frozenset()
        self._essays = model
        self._resting = False
        self._behind = False
        self.setSourceModel(model)
        self.setSortRole(ItemRole.SORT)
        self.setDynamicSortFilter(True)

    @property
    def asked(self) -> Narrowing:
        """What is asked for now."""
        return self._asked

    def ask(self, **parts: object) -> None:
        """Change parts of what is asked for."""
        asked = replace(self._asked, **parts)  # type: ignore[arg-type]
        if asked != self._asked:
            self._asked = asked
            self._look_again()

    def set_week(self, essays: frozenset[str]) -> None:
        """Say which essays are due this week."""
        if essays != self._week:
            self._week = essays
            if self._asked.view == "week":
                self._look_again()

    def rest(self, on: bool) -> None:
        """Leave the table as it is while it is not seen; catch up when it is."""
        self._resting = on
        if not on:
            self.catch_up()

    def catch_up(self) -> None:
        """Let the table through what is asked for now."""
        if self._behind:
            self._behind = False
            self.invalidate()

    def _look_again(self) -> None:
        self._behind = True
        if not self._resting:
            self.catch_up()

    def answers(self, view: str | None = None) -> list[EssayRow]:
        """Return the essays that are let through, in the order of the model, however the table is sorted.

        `view` asks for those of another view that answer to all else.
        """
        asked = self._asked if view is None else replace(self._asked, view=view)
        rows = (row for group in self._essays.held for row in group.rows)
        return [row for row in rows if asked.takes(row, self._week)]

    def count(self) -> int:
        """Return how many essays are shown."""
        return len(self.answers())

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Show essays that answer, and groups that hold one; an empty section shows if nothing is asked."""
        groups = self._essays.held
        if parent.isValid():
            return self._asked.takes(groups[parent.row()].rows[row], self._week)
        group = groups[row]
        if not group.rows:
            return self._asked.plain and self._asked.view in ("", group.key)
        return any(self._asked.takes(essay, self._week) for essay in group.rows)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two essays of a group; groups compare by their place, whichever way is sorted."""
        one, other = left.row(), right.row()
        number = left.internalId()
        if number:
            rows = self._essays.held[number - 1].rows
            sort = SPECS[Column(left.column())].sort
            return bool((sort(rows[one]), one) < (sort(rows[other]), other))
        upward = self.sortOrder() == Qt.SortOrder.AscendingOrder
        return (one < other) == upward
