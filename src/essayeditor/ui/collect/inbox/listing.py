"""The files of the inbox as a list whose rows can be ticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from essayeditor.ui.collect.inbox.rows import InboxRow
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import chips
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
Data = Qt.ItemDataRole
_ROW = Data.UserRole + 1
_CHECK = 14
_LEFT = 10


class InboxModel(ListModel[InboxRow]):
    """The rows, and which of them are ticked."""

    ticked_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            {
                Data.DisplayRole: lambda row: row.words,
                Data.ToolTipRole: lambda row: f"{row.words}\n{row.file}",
                Data.AccessibleTextRole: lambda row: row.sentence,
                Data.CheckStateRole: self._check,
                _ROW: lambda row: row,
            },
            parent,
        )
        self._ticked: set[str] = set()

    def show(self, rows: list[InboxRow]) -> None:
        """Show these rows; ticks of what is no longer there go."""
        self._ticked &= {row.key for row in rows if not row.aside}
        self.set_rows(rows)

    def ticked(self) -> list[str]:
        """Return the keys of the ticked rows, in order."""
        return [row.key for row in self.rows() if row.key in self._ticked]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what waits be ticked."""
        row = self.row(index)
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if row is not None and not row.aside else found

    def setData(self, index: Index, value: Any, role: int = Data.EditRole) -> bool:  # noqa: ANN401
        """Tick or untick a row."""
        row = self.row(index)
        if role != Data.CheckStateRole or row is None or row.aside:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(row.key)
        else:
            self._ticked.discard(row.key)
        self.dataChanged.emit(index, index, [Data.CheckStateRole])
        self.ticked_changed.emit()
        return True

    def _check(self, row: InboxRow) -> Qt.CheckState | None:
        if row.aside:
            return None
        return Qt.CheckState.Checked if row.key in self._ticked else Qt.CheckState.Unchecked


class InboxList(QListView):
    """Return takes the row in hand, Delete sets it aside, Space ticks it."""

    taken = Signal()
    put_aside = Signal()

    def __init__(self, model: InboxModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Files in the inbox")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act by keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.put_aside.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """A tick box, what the file is taken for with how sure that is, and the file below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: InboxRow = index.data(_ROW)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        ground(painter, option)
        height = option.fontMetrics.height()
        if not row.aside:
            self._tick(painter, option, index)
        left = rect.x() + _LEFT + _CHECK + metrics.BETWEEN
        painter.drawPixmap(left, rect.y() + 8, icons.pixmap(row.icon, icons.ink(row.tone)))
        words = rect.adjusted(0, 6, -metrics.MARGIN, 0)
        words.setLeft(left + metrics.ICON + metrics.BETWEEN)
        wide = chips.width(row.sure)
        chip = QRect(words.right() - wide, words.y() - 1, wide, height + 2)
        chips.paint_flag(painter, chip, row.sure, row.tone, "check" if row.tone == "green" else "query")
        painter.setFont(option.font)
        painter.setPen(option.palette.color(Role.Text))
        room = words.width() - wide - metrics.BETWEEN
        said = option.fontMetrics.elidedText(row.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(words.x(), words.y(), room, height), Qt.AlignmentFlag.AlignVCenter, said)
        painter.setFont(metrics.small())
        painter.setPen(option.palette.color(Role.Text if selected else Role.PlaceholderText))
        said = painter.fontMetrics().elidedText(row.file, Qt.TextElideMode.ElideRight, words.width())
        below = QRect(words.x(), words.y() + height + 2, words.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, said)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
        if selected:
            accent_bar(painter, rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a click on the box, or by Space."""
        state = index.data(Data.CheckStateRole)
        if state is None:
            return False
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and event.position().x() < option.rect.x() + _LEFT + _CHECK + metrics.BETWEEN
        )
        pressed = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if not (clicked or pressed):
            return False
        other = (
            Qt.CheckState.Unchecked
            if Qt.CheckState(state) is Qt.CheckState.Checked
            else Qt.CheckState.Checked
        )
        return bool(model.setData(index, other, Data.CheckStateRole))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        size = super().sizeHint(option, index)
        size.setHeight(metrics.row_height(metrics.FINDING_ROW, lines=2))
        return size

    @staticmethod
    def _tick(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionViewItem(option)
        rect = option.rect
        box.rect = QRect(rect.x() + _LEFT, rect.y() + (rect.height() - _CHECK) // 2, _CHECK, _CHECK)
        box.state &= ~(
            QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_On | QStyle.StateFlag.State_Off
        )
        on = Qt.CheckState(index.data(Data.CheckStateRole)) is Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )
