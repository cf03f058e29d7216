"""Paints the essays table: titles, authors, state chips, word bars, deadlines, what is missing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayeditor.ui.collect import flagging
from essayeditor.ui.collect.columns import SPECS, Column
from essayeditor.ui.collect.model import ItemRole
from essayeditor.ui.collect.rows import EssayRow, Group
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import chips, wordbar
from essayeditor.ui.widgets.rows import ColourSign, paint_sign

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_GAP = 8
TITLE_INSET = 18
"""Pixels by which titles stand in from the groups' arrows."""


class EssayDelegate(QStyledItemDelegate):
    """One delegate for all columns of an essay's row. Ground, bar and ring are the view's."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row = index.data(ItemRole.ROW)
        if row is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect.adjusted(6, 0, -6, 0)
        palette = option.palette
        column = Column(index.column())
        painter.save()
        painter.setFont(option.font)
        if column is Column.TITLE:
            rect.setLeft(rect.left() + TITLE_INSET)
            _text(painter, option, rect, row.title, palette.color(Role.Text))
        elif column is Column.STATE:
            chips.paint_state(painter, rect, row.look)
        elif column is Column.WORDS:
            wordbar.paint(painter, rect, row.words, row.target, palette, selected=selected)
        elif column is Column.DEADLINE:
            _text(painter, option, rect, row.due.text, _due_ink(row, palette, selected=selected))
        elif column is Column.MISSING:
            _flags(painter, rect, row, palette, selected=selected)
        else:
            ink = palette.color(Role.Text if selected else Role.PlaceholderText)
            if column is Column.LATE and row.late:
                ink = QColor(appearance.colours().red.ink)
            _text(painter, option, rect, SPECS[column].text(row), ink)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row and the width that the cell would like."""
        size = super().sizeHint(option, index)
        size.setHeight(row_height())
        return size


def row_height() -> int:
    """Return the height of a table row: room for the word bar, never below the grid."""
    return metrics.row_height(metrics.TABLE_ROW)


def _text(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, ink: QColor) -> None:
    painter.setPen(ink)
    elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def _due_ink(row: EssayRow, palette: QPalette, *, selected: bool) -> QColor:
    if row.due.tone:
        return QColor(appearance.colours().tone(row.due.tone).ink)
    return palette.color(Role.Text if selected else Role.PlaceholderText)


def _flags(painter: QPainter, rect: QRect, row: EssayRow, palette: QPalette, *, selected: bool) -> None:
    shown = flagging.shown(row)
    if not shown:
        return
    first = shown[0]
    rest = f"+{len(shown) - 1}" if len(shown) > 1 else ""
    room = QRect(rect)
    if rest:
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(rest) - _GAP)
    chip = chips.paint_flag(painter, room, flagging.short(first), flagging.tone(first), flagging.icon(first))
    if rest:
        painter.setFont(metrics.small())
        painter.setPen(palette.color(Role.Text if selected else Role.PlaceholderText))
        after = QRect(chip.right() + _GAP, rect.y(), rect.right() - chip.right(), rect.height())
        painter.drawText(after, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, rest)


def paint_group(painter: QPainter, rect: QRect, group: Group, palette: QPalette, left: int) -> None:
    """Paint a group's row across all columns: colour, title, and what it holds."""
    painter.save()
    x = left
    sign = group.look or (ColourSign(group.colour) if group.colour >= 0 else None)
    if sign is not None:
        paint_sign(painter, QRect(x, rect.y(), metrics.ICON, rect.height()), sign, selected=False)
        x += metrics.ICON + 4
    painter.setFont(metrics.strong())
    painter.setPen(palette.color(Role.Text))
    title = QRect(x, rect.y(), rect.right() - x, rect.height())
    words = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, title.width())
    painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    x += painter.fontMetrics().horizontalAdvance(words) + _GAP
    painter.setFont(metrics.sized(0))
    painter.setPen(palette.color(Role.PlaceholderText))
    detail = QRect(x, rect.y(), rect.right() - x, rect.height())
    painter.drawText(detail, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, group.detail)
    painter.restore()
