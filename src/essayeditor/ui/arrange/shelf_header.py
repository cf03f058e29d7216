"""The header over a section's cards, or over a band of cards that are not in the book."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayeditor.ui.arrange.nodes import Shelf
from essayeditor.ui.style import appearance, metrics


class ShelfHeader(QWidget):
    """A section's title, its colour, and its share of the book. A click selects the section."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None, *, band: bool = False) -> None:
        """Make a header; that of a `band`, which is beside the book, has a hairline over it and no share."""
        super().__init__(parent)
        self._band = band
        self._shelf: Shelf | None = None
        self._share = 0
        self.stale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(metrics.row_height(32, metrics.pane_title()) + (metrics.GROUP if band else 0))

    def show_shelf(self, shelf: Shelf, share: int) -> None:
        """Show a section; `share` is its part of the book's words in per cent."""
        self._shelf, self._share = shelf, share
        said = (shelf.title, self.detail, self.size_said)
        self.setAccessibleName(", ".join(words for words in said if words))
        self.update()

    @property
    def detail(self) -> str:
        """The section's pages, where they are known; else how many essays there are."""
        if self._shelf is not None and self._shelf.pages:
            return self._shelf.pages
        if self._band:
            return ""
        count = len(self._shelf.cards) if self._shelf is not None else 0
        return "1 essay" if count == 1 else f"{count} essays"

    @property
    def size_said(self) -> str:
        """How many words, and what share of the book; nothing for what is not in it."""
        if self._band:
            return ""
        words = self._shelf.words if self._shelf is not None else 0
        return f"{words:,} words, {self._share}%" if words else "no words yet"

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Select the section."""
        self.pressed.emit()

    def sizeHint(self) -> QSize:
        """Return the height of a title."""
        return QSize(300, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        if self._shelf is None:
            return
        painter = QPainter(self)
        colours = appearance.colours()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._shelf.colour
        painter.setBrush(QColor(colours.sections[-1] if colour < 0 else colours.section(colour)))
        top = metrics.GROUP if self._band else 0
        middle = top + (self.height() - top) // 2
        left_edge = 18
        if self._band:
            painter.fillRect(
                0, metrics.BETWEEN, self.width(), 1, self.palette().color(QPalette.ColorRole.Mid)
            )
            left_edge = 0
        else:
            painter.drawRoundedRect(0, middle - 5, 10, 10, 2, 2)
        rect = QRect(left_edge, top, self.width() - left_edge - 8, self.height() - top)
        dim = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(dim)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.size_said)
        rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(self.size_said) - 12)
        painter.setFont(metrics.pane_title())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        fm = QFontMetrics(metrics.pane_title())
        title = fm.elidedText(self._shelf.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, left, title)
        rect.setLeft(rect.left() + fm.horizontalAdvance(title) + 10)
        painter.setFont(self.font())
        stale = self.stale and bool(self._shelf.pages)
        painter.setPen(QColor(colours.disabled) if stale else dim)
        detail = self.fontMetrics().elidedText(self.detail, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, left, detail)
