"""A row of two lines: what it is, and below it, smaller, what more there is to say."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayeditor.ui.models.base import Index
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Role = QPalette.ColorRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Lines(NamedTuple):
    """What a row shows: `beside` stands small at the right of the first line; `tone` colours its ink."""

    head: str
    below: str = ""
    beside: str = ""
    tone: str = ""
    indent: int = 0


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the `Lines` that the model gives under `role`."""

    def __init__(self, role: int, parent: object = None) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(0, metrics.row_height(metrics.FINDING_ROW, lines=2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, lines, accent bar and focus ring."""
        self.initStyleOption(option, index)
        lines: Lines = index.data(self._role)
        palette, selected = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground(painter, option)
        rect = option.rect.adjusted(metrics.MARGIN + lines.indent, 6, -metrics.MARGIN, 0)
        height = option.fontMetrics.height()
        top = QRect(rect.x(), rect.y(), rect.width(), height)
        quiet = palette.color(Role.Text if selected else Role.PlaceholderText)
        if lines.beside:
            painter.setFont(metrics.small())
            painter.setPen(quiet)
            painter.drawText(top, _RIGHT, lines.beside)
            taken = painter.fontMetrics().horizontalAdvance(lines.beside) + metrics.BETWEEN
            top.setRight(top.right() - taken)
        painter.setFont(metrics.strong())
        ink = QColor(appearance.colours().tone(lines.tone).ink) if lines.tone else palette.color(Role.Text)
        painter.setPen(ink)
        _draw(painter, top, lines.head)
        painter.setFont(metrics.small())
        painter.setPen(quiet)
        _draw(painter, QRect(rect.x(), rect.y() + height + 2, rect.width(), height), lines.below)
        if selected:
            accent_bar(painter, option.rect, option.widget, option)
        focus(painter, option)
        painter.restore()


def _draw(painter: QPainter, rect: QRect, words: str) -> None:
    said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, said)
