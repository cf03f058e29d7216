"""The list of Today: chosen lines are shown in the table, and their buttons and Enter settle them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from essayeditor.ui.collect.today.delegate import TodayDelegate, button_rect
from essayeditor.ui.collect.today.rows import Row
from essayeditor.ui.models.base import ROW, ListModel


class TodayList(QListView):
    """Tells which line is to be shown, and which is to be settled."""

    looked_at = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: ListModel[Row] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.text,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                ROW: lambda row: row,
            },
            self,
            selectable=lambda row: not row.heading,
        )
        self.setModel(self._rows)
        self.setItemDelegate(TodayDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("To do today")
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the line chosen before stays so while it is there."""
        held = self._rows.row(self.currentIndex())
        place = self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        self._rows.set_rows(rows)
        same = next((n for n, row in enumerate(rows) if held is not None and row == held), -1)
        if same < 0 and held is not None and self.hasFocus():
            same = self._near(rows, place)
        if same >= 0:
            self.setCurrentIndex(self._rows.index(same))
        self.blockSignals(blocked)
        self.verticalScrollBar().setValue(scrolled)

    def rows(self) -> list[Row]:
        """Return what is shown."""
        return self._rows.rows()

    def choose_first(self) -> None:
        """Go to the first line, if none is chosen."""
        if not self.currentIndex().isValid():
            first = next((n for n, row in enumerate(self.rows()) if not row.heading), -1)
            if first >= 0:
                self.setCurrentIndex(self._rows.index(first))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Settle a line at its button, show it elsewhere."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index)
        if row is None or row.heading or event.button() != Qt.MouseButton.LeftButton:
            return
        at_button = button_rect(self.visualRect(index), row).contains(event.position().toPoint())
        (self.settled if at_button or row.more else self.looked_at).emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle the line with Enter, show it in the table with Space."""
        row = self._rows.row(self.currentIndex())
        if row is not None and not row.heading and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit(row)
        elif row is not None and row.line is not None and event.key() == Qt.Key.Key_Space:
            self.looked_at.emit(row)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole line as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._rows.row(self.indexAt(event.pos()))
            if row is not None and row.line is not None:
                QToolTip.showText(event.globalPos(), f"{row.line.title}\n{row.line.detail}", self)
                return True
        return bool(super().viewportEvent(event))

    @staticmethod
    def _near(rows: list[Row], place: int) -> int:
        """Return the line that has come where the settled one was."""
        lines = [n for n, row in enumerate(rows) if not row.heading]
        return min(lines, key=lambda n: abs(n - place), default=-1)
