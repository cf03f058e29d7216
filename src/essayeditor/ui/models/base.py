"""A flat list of rows as an item model: the base of the simple lists of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 16
"""The role under which a list gives its delegate the row's whole value."""
Row = TypeVar("Row")


class ListModel(QAbstractListModel, Generic[Row]):
    """Shows values through a table of functions, one for each role."""

    def __init__(
        self,
        roles: Mapping[int, Callable[[Row], Any]],
        parent: QObject | None = None,
        *,
        selectable: Callable[[Row], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._roles = dict(roles)
        self._selectable = selectable
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other values. Nothing happens if they are the same, so that selections stay."""
        fresh = list(rows)
        if fresh == self._rows:
            return
        if len(fresh) == len(self._rows) and fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def rows(self) -> list[Row]:
        """Return the values that are shown."""
        return list(self._rows)

    def row(self, index: Index) -> Row | None:
        """Return the value at an index, or None if it is not in the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return what a role shows of a row."""
        show = self._roles.get(int(role))
        value = self.row(index)
        return show(value) if show is not None and value is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a row can be selected; headings cannot."""
        value = self.row(index)
        if value is None:
            return Qt.ItemFlag.NoItemFlags
        if self._selectable is not None and not self._selectable(value):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
