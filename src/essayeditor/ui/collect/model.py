"""The essays of the collection as a tree of two levels: groups, and essays in them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from essayeditor.ui.collect.columns import HEADINGS, SPECS, Column
from essayeditor.ui.collect.rows import EssayRow, Group

Index = QModelIndex | QPersistentModelIndex


class ItemRole(IntEnum):
    """What the delegates ask for beside the text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2
    SORT = Qt.ItemDataRole.UserRole + 3
    FULL = Qt.ItemDataRole.UserRole + 4


_ABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _ABLE | Qt.ItemFlag.ItemIsEditable


class EssayModel(QAbstractItemModel):
    """Groups hold the row number of their place; essays the number of their group plus one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []

    @property
    def held(self) -> Sequence[Group]:
        """What is shown, without a copy."""
        return self._groups

    def show(self, groups: list[Group]) -> bool:
        """Show other values; return whether the rows are the same ones, so that nothing was reset."""
        if _shape(groups) == _shape(self._groups):
            before, self._groups = self._groups, groups
            for number, (old, new) in enumerate(zip(before, groups, strict=True)):
                self._tell(number, old, new)
            return True
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()
        return False

    def _tell(self, number: int, old: Group, new: Group) -> None:
        parent = self.index(number, 0)
        if old != new:
            self.dataChanged.emit(parent, self.index(number, len(HEADINGS) - 1))
        for place, (one, other) in enumerate(zip(old.rows, new.rows, strict=True)):
            if one != other:
                last = self.index(place, len(HEADINGS) - 1, parent)
                self.dataChanged.emit(self.index(place, 0, parent), last)

    def groups(self) -> list[Group]:
        """Return what is shown."""
        return list(self._groups)

    def find(self, essay: str) -> QModelIndex:
        """Return the index of an essay's title; an invalid one if it is not there."""
        for number, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if row.id == essay:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def row_at(self, index: Index) -> EssayRow | None:
        """Return the essay at an index, None for a group."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def group_at(self, index: Index) -> Group | None:
        """Return the group at an index, None for an essay."""
        if not index.isValid() or index.internalId():
            return None
        return self._groups[index.row()]

    # Qt

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a cell."""
        if parent is None or not parent.isValid():
            if 0 <= row < len(self._groups) and 0 <= column < len(HEADINGS):
                return self.createIndex(row, column, 0)
            return QModelIndex()
        group = self.group_at(parent)
        if group is None or parent.column() != 0:
            return QModelIndex()
        if 0 <= row < len(group.rows) and 0 <= column < len(HEADINGS):
            return self.createIndex(row, column, parent.row() + 1)
        return QModelIndex()

    def parent(self, index: Index | None = None) -> Any:  # noqa: ANN401 - Qt has two methods of this name
        """Return the index of an essay's group."""
        if index is None:
            return super().parent()
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many groups there are, or essays in one."""
        if parent is None or not parent.isValid():
            return len(self._groups)
        group = self.group_at(parent)
        return len(group.rows) if group is not None and parent.column() == 0 else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Return the headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if 0 <= section < len(HEADINGS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return what a role shows of a cell."""
        row = self.row_at(index)
        if row is not None:
            return self._essay_data(row, Column(index.column()), role)
        group = self.group_at(index)
        return _group_data(group, index.column(), role) if group is not None else None

    def _essay_data(self, row: EssayRow, column: Column, role: int) -> Any:  # noqa: ANN401 - Qt's variant
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return SPECS[column].text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{HEADINGS[column]}: {SPECS[column].text(row)}"
            return row.sentence if column is Column.TITLE else said
        if role == ItemRole.ROW:
            return row
        if role == ItemRole.SORT:
            return SPECS[column].sort(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that essays can be selected, and groups can have the focus but not be selected."""
        row = self.row_at(index)
        if row is not None:
            return _EDITABLE if SPECS[Column(index.column())].field and not row.binned else _ABLE
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags


def _group_data(group: Group, column: int, role: int) -> Any:  # noqa: ANN401 - Qt's variant
    if role == ItemRole.GROUP:
        return group
    if column == 0 and role == Qt.ItemDataRole.DisplayRole:
        return group.title
    if column == 0 and role == Qt.ItemDataRole.AccessibleTextRole:
        return group.sentence
    return None


def _shape(groups: list[Group]) -> list[tuple[str, tuple[str, ...]]]:
    return [(group.key, tuple(row.id for row in group.rows)) for group in groups]
