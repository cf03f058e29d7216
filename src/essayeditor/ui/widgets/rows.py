"""The one delegate of sidebars and trees: glyph, text, count, and the accent bar of a selected row."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.style.strokes import ring
from essayeditor.ui.widgets import glyphs
from essayeditor.ui.widgets.states import Look

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
State = QStyle.StateFlag


class RowRole(IntEnum):
    """What a model tells the delegate beside the text."""

    SIGN = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    HEADING = Qt.ItemDataRole.UserRole + 3
    STRONG = Qt.ItemDataRole.UserRole + 4
    QUIET = Qt.ItemDataRole.UserRole + 5


class IconSign(NamedTuple):
    """An icon before the text; the tone "" takes the secondary colour, accent when selected."""

    name: str
    tone: str = ""


class ColourSign(NamedTuple):
    """A small square in the colour of a section, counted from 0."""

    number: int


Sign = IconSign | ColourSign | Look


def accent_bar(painter: QPainter, rect: QRect, widget: QWidget | None, option: QStyleOptionViewItem) -> None:
    """Paint the 3 px bar at the left edge of the view."""
    palette = widget.palette() if widget is not None else option.palette
    painter.fillRect(0, rect.y(), metrics.EDGE, rect.height(), palette.color(Role.Accent))


def ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the tint of a selected row, or a fainter one under the pointer."""
    if option.state & State.State_Selected:
        painter.fillRect(option.rect, option.palette.color(Role.Highlight))
    elif option.state & State.State_MouseOver:
        hover = QColor(option.palette.color(Role.Text))
        hover.setAlphaF(0.05)
        painter.fillRect(option.rect, hover)


def focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the focus ring of the current row."""
    if option.state & State.State_HasFocus:
        ring(painter, option.rect, option.palette.color(Role.Accent), 2)


def paint_sign(painter: QPainter, rect: QRect, sign: Sign, *, selected: bool) -> None:
    """Paint the sign before a row's text in the middle of `rect`."""
    colours = appearance.colours()
    if isinstance(sign, Look):
        tone = colours.tone(sign.tone)
        area = QRectF(rect.center().x() - 7, rect.center().y() - 7, 15, 15)
        glyphs.paint(painter, area, sign.ring, QColor(tone.ink), QColor(tone.ground))
    elif isinstance(sign, ColourSign):
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.section(sign.number)))
        painter.drawRoundedRect(QRectF(rect.center().x() - 4, rect.center().y() - 4, 9, 9), 2, 2)
        painter.restore()
    else:
        ink = colours.tone(sign.tone).ink if sign.tone else colours.accent if selected else colours.secondary
        sign_pixmap = icons.pixmap(sign.name, ink)
        painter.drawPixmap(rect.center().x() - 7, rect.center().y() - 7, sign_pixmap)


class RowDelegate(QStyledItemDelegate):
    """Paints a row of a sidebar or tree."""

    def __init__(self, parent: QObject | None = None, *, indent: int = 11) -> None:
        super().__init__(parent)
        self._indent = indent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, sign, text, count, accent bar and focus ring."""
        self.initStyleOption(option, index)
        selected = bool(option.state & State.State_Selected)
        painter.save()
        painter.setClipRect(option.rect.adjusted(-option.rect.x(), 0, 0, 0))
        if index.data(RowRole.HEADING):
            self._heading(painter, option)
        else:
            ground(painter, option)
            self._row(painter, option, index, selected=selected)
            if selected:
                accent_bar(painter, option.rect, option.widget, option)
            focus(painter, option)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        font = metrics.small()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(Role.PlaceholderText))
        rect = option.rect.adjusted(self._indent + 2, 0, -metrics.MARGIN, -3)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, option.text)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, selected: bool) -> None:
        rect = option.rect.adjusted(self._indent, 0, -metrics.MARGIN, 0)
        sign = index.data(RowRole.SIGN)
        if sign is not None:
            place = QRect(rect.x(), rect.y(), metrics.ICON, rect.height())
            paint_sign(painter, place, sign, selected=selected)
            rect.setLeft(rect.left() + metrics.ICON + metrics.BETWEEN)
        count = index.data(RowRole.COUNT)
        dim = option.palette.color(Role.Text if selected else Role.PlaceholderText)
        painter.setFont(option.font)
        if count not in (None, ""):
            words = f"{count:,}" if isinstance(count, int) else str(count)
            painter.setPen(dim)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            rect.setRight(rect.right() - option.fontMetrics.horizontalAdvance(words) - metrics.BETWEEN)
        font = QFont(option.font)
        if index.data(RowRole.STRONG):
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(dim if index.data(RowRole.QUIET) else option.palette.color(Role.Text))
        text = painter.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; a heading stands clear of what is above it."""
        size = super().sizeHint(option, index)
        least = 34 if index.data(RowRole.HEADING) else metrics.LIST_ROW
        size.setHeight(max(least, option.fontMetrics.height() + metrics.BETWEEN))
        return size
