"""The list of organisations, or of places, with how many contributors name each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from essayeditor.ui.collect.organisations.rows import NamedRow
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.widgets.rows import IconSign, RowDelegate, RowRole


class NamedList(QListView):
    """The organisations, or the places, with how many contributors name each."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[NamedRow] = []
        self._words: list[str] = []
        self.rows: ListModel[NamedRow] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.name,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.sentence,
                RowRole.SIGN: lambda _row: IconSign("group"),
                RowRole.COUNT: lambda row: len(row.people),
                RowRole.HEADING: lambda _row: False,
            },
            self,
        )
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit())

    def show_rows(self, found: list[NamedRow]) -> None:
        """Show these, as far as the filter lets them through; the chosen one stays chosen."""
        self._all = found
        key = self.key()
        place = self.currentIndex().row()
        blocked = self.blockSignals(True)
        self.rows.set_rows([row for row in found if self._matches(row)])
        if not self.choose(key) and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(max(0, min(place, self.rows.rowCount() - 1))))
        self.blockSignals(blocked)
        self.chosen.emit()

    def ask(self, words: str) -> None:
        """Show only those that hold these words, or whose contributors do."""
        self._words = words.casefold().split()
        self.show_rows(self._all)

    @property
    def everything(self) -> list[NamedRow]:
        """What there is, whatever the filter lets through."""
        return self._all

    def _matches(self, row: NamedRow) -> bool:
        said = f"{row.sentence} {' '.join(name for _key, name in row.people)}".casefold()
        return all(word in said for word in self._words)

    def row(self) -> NamedRow | None:
        """Return the one that is chosen."""
        return self.rows.row(self.currentIndex())

    def key(self) -> str:
        """Return the key of the one that is chosen, or ""."""
        row = self.row()
        return row.id if row else ""

    def choose(self, key: str) -> bool:
        """Choose one; return whether it is shown."""
        for number, row in enumerate(self.rows.rows()):
            if row.id == key:
                self.setCurrentIndex(self.rows.index(number))
                return True
        return False
