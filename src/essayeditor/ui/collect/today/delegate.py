"""Paints Today: headings with icon and count; lines with title, detail, and the button that settles them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from essayeditor.ui.collect.today.remedies import ICONS
from essayeditor.ui.collect.today.rows import Row
from essayeditor.ui.models.base import ROW
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.style.strokes import ring
from essayeditor.ui.widgets.rows import ground

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD = 22


class TodayDelegate(QStyledItemDelegate):
    """Ground, hairline and ring are painted here; the button is painted by the style."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: Row = index.data(ROW)
        painter.save()
        if row.heading:
            _heading(painter, option, row)
        else:
            ground(painter, option)
            _line(painter, option, row)
            if option.state & QStyle.StateFlag.State_Selected:
                accent = option.palette.color(Role.Accent)
                painter.fillRect(option.rect.x(), option.rect.y(), metrics.EDGE, option.rect.height(), accent)
            if option.state & QStyle.StateFlag.State_HasFocus:
                ring(painter, option.rect, option.palette.color(Role.Accent), 2)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; its width is that of the view."""
        row: Row = index.data(ROW)
        if row.heading:
            return QSize(0, metrics.row_height(32))
        if row.more:
            return QSize(0, metrics.row_height(30))
        lines = QFontMetrics(QApplication.font()).height() + QFontMetrics(metrics.small()).height()
        return QSize(0, max(metrics.FINDING_ROW, lines + 12))


def button_rect(rect: QRect, row: Row) -> QRect:
    """Return where the button of a row lies in its rectangle."""
    if not row.button:
        return QRect()
    width = QFontMetrics(QApplication.font()).horizontalAdvance(row.button) + _PAD
    height = min(metrics.row_height(24), rect.height() - 4)
    top = rect.y() + (rect.height() - height) // 2
    return QRect(rect.right() - metrics.MARGIN - width, top, width, height)


def _heading(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    rect: QRect = option.rect
    palette = option.palette
    name, tone = ICONS[row.need]
    ink = icons.ink(tone or "secondary")
    top = rect.y() + (rect.height() - metrics.ICON) // 2 + 2
    painter.drawPixmap(rect.x() + metrics.MARGIN, top, icons.pixmap(name, ink))
    words = rect.adjusted(metrics.MARGIN + metrics.ICON + 8, 4, -metrics.MARGIN, 0)
    painter.setFont(metrics.strong())
    active = palette.ColorGroup.Active  # a heading cannot be chosen, but is not out of use
    painter.setPen(palette.color(active, Role.Text))
    base, count = QFontMetrics(QApplication.font()), f"{row.count:,}"
    room = words.width() - base.horizontalAdvance(count) - 8
    text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(words, _LEFT, text)
    words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(text) + 8)
    painter.setFont(QApplication.font())
    painter.setPen(palette.color(active, Role.PlaceholderText))
    painter.drawText(words, _LEFT, count)
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, palette.color(active, Role.Mid))


def _line(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    rect: QRect = option.rect
    palette = option.palette
    button = button_rect(rect, row)
    room = QRect(
        rect.x() + metrics.MARGIN, rect.y(), button.left() - 10 - rect.x() - metrics.MARGIN, rect.height()
    )
    base, small = QFontMetrics(QApplication.font()), QFontMetrics(metrics.small())
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    quiet = palette.color(Role.Text if selected else Role.PlaceholderText)
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(QApplication.font())
    if row.line is None:
        painter.setPen(quiet)
        painter.drawText(room, _LEFT, row.text)
    else:
        block = base.height() + small.height() + 1
        top = rect.y() + (rect.height() - block) // 2
        painter.setPen(palette.color(Role.Text))
        first = QRect(room.x(), top, room.width(), base.height())
        painter.drawText(first, _LEFT, base.elidedText(row.line.title, elide, room.width()))
        painter.setFont(metrics.small())
        painter.setPen(quiet)
        second = QRect(room.x(), top + base.height() + 1, room.width(), small.height())
        painter.drawText(second, _LEFT, small.elidedText(row.line.detail, elide, room.width()))
    _button(painter, option, button, row.button)
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, palette.color(Role.Mid))


def _button(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, words: str) -> None:
    drawn = QStyleOptionButton()
    drawn.rect = rect
    drawn.text = words
    drawn.palette = QApplication.palette()
    drawn.fontMetrics = QFontMetrics(QApplication.font())
    drawn.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Raised
    if option.state & QStyle.StateFlag.State_MouseOver:
        drawn.state |= QStyle.StateFlag.State_MouseOver
    painter.setFont(QApplication.font())
    widget = option.widget
    style = widget.style() if widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_PushButton, drawn, painter)
