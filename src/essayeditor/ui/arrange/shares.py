"""The foot of the page: how long each section is against its plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from essayeditor.ui.arrange.nodes import Shelf
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.wordbar import OVER


class Shares(QWidget):
    """A bar for each section: its words against the sum of its essays' targets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelves: list[Shelf] = []
        self.setFixedHeight(metrics.row_height(34))

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show the sections as they are now."""
        self._shelves = [shelf for shelf in shelves if shelf.id]
        said = "; ".join(f"{s.title}: {_said(s)}" for s in self._shelves)
        self.setAccessibleName(f"Words by section: {said}")
        self.setToolTip("\n".join(f"{s.title}: {_said(s)}" for s in self._shelves))
        self.setVisible(bool(self._shelves))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line."""
        return QSize(400, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars side by side."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._shelves:
            return
        each = (self.width() - 2 * metrics.MARGIN) / len(self._shelves)
        for number, shelf in enumerate(self._shelves):
            room = QRectF(metrics.MARGIN + number * each, 1, each - metrics.GROUP, self.height() - 1)
            self._share(painter, room, shelf)

    def _share(self, painter: QPainter, room: QRectF, shelf: Shelf) -> None:
        colours = appearance.colours()
        middle = room.center().y()
        colour = QColor(colours.section(max(0, shelf.colour)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(room.x(), middle - 4, 9, 9), 2, 2)
        fm = painter.fontMetrics()
        said = _said(shelf)
        left = room.x() + 16
        numbers = fm.horizontalAdvance(said)
        title_room = min(fm.horizontalAdvance(shelf.title), max(0.0, room.right() - left - numbers - 56))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = fm.elidedText(shelf.title, Qt.TextElideMode.ElideRight, int(title_room) + 1)
        painter.drawText(QRectF(left, 0, title_room + 4, self.height()), flags, title)
        bar = QRectF(left + title_room + 10, middle - 2, 0, 5)
        bar.setRight(room.right() - numbers - 8)
        if bar.width() > 16:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            part = QRectF(bar)
            share = shelf.words / shelf.target if shelf.target else 0
            part.setWidth(bar.width() * min(1.0, share))
            painter.setBrush(QColor(colours.amber.ink) if share > OVER else colour)
            painter.drawRoundedRect(part, 2.5, 2.5)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRectF(room.right() - numbers, 0, numbers + 2, self.height()), flags, said)


def _said(shelf: Shelf) -> str:
    return f"{shelf.words:,} / {shelf.target:,}" if shelf.target else f"{shelf.words:,} words"
