"""Rows of recommendations: as many lines as each needs, written in place, moved and taken out by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Index = QModelIndex | QPersistentModelIndex
SOURCE = Qt.ItemDataRole.UserRole + 1
"""The essay that argues for the recommendation, shown below it; "" for none."""
OUT = Qt.ItemDataRole.UserRole + 2
"""Whether it is left out of the book."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_BOX = 16
_EDGE = 6


class AskDelegate(QStyledItemDelegate):
    """Paints a recommendation in the lines that it needs, and below it where it comes from."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        self.initStyleOption(option, index)
        palette = option.palette
        painter.save()
        ground(painter, option)
        rect = self._room(option, index)
        out = bool(index.data(OUT))
        ink = palette.color(QPalette.ColorRole.PlaceholderText if out else QPalette.ColorRole.Text)
        self._box(painter, option, index)
        painter.setFont(option.font)
        painter.setPen(QColor(ink))
        painter.drawText(rect, _WRAP, option.text)
        if source := index.data(SOURCE):
            height = option.fontMetrics.boundingRect(rect, _WRAP, option.text).height()
            painter.setFont(metrics.small())
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            below = rect.adjusted(0, height + 1, 0, 0)
            shown = painter.fontMetrics().elidedText(source, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        if option.state & option.state.State_Selected:
            accent_bar(painter, option.rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    def _box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        on = index.data(Qt.ItemDataRole.CheckStateRole)
        if on is None or option.widget is None:
            return
        box = QStyleOptionViewItem(option)
        box.rect = self.box(option.rect)
        box.state = option.state.State_Enabled
        ticked = Qt.CheckState(on) == Qt.CheckState.Checked
        box.state |= option.state.State_On if ticked else option.state.State_Off
        style = option.widget.style()
        style.drawPrimitive(style.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget)

    @staticmethod
    def box(rect: QRect) -> QRect:
        """Return where the check box of a row is."""
        return QRect(rect.x() + _EDGE, rect.y() + metrics.WITHIN, _BOX, _BOX)

    def _room(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        left = _EDGE + (_BOX + metrics.BETWEEN if ticked else 0)
        return option.rect.adjusted(left, metrics.WITHIN, -_EDGE, -metrics.WITHIN)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the lines that it needs at the width of the list."""
        self.initStyleOption(option, index)
        view = option.widget
        indent = view.indentation() * (1 if index.parent().isValid() else 0) if view is not None else 0
        width = (view.viewport().width() if view is not None else 200) - indent
        option.rect = QRect(0, 0, max(96, width), 4000)
        height = option.fontMetrics.boundingRect(self._room(option, index), _WRAP, option.text).height()
        if index.data(SOURCE):
            height += QFontMetrics(metrics.small()).height() + 1
        return QSize(max(80, width - 12), max(metrics.LIST_ROW, height + metrics.BETWEEN))

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tick a recommendation by a click on its box; Space is the list's own."""
        on = index.data(Qt.ItemDataRole.CheckStateRole)
        if on is None or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        if not self.box(option.rect).adjusted(-4, -4, 4, 4).contains(event.position().toPoint()):
            return False
        ticked = Qt.CheckState(on) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))  # type: ignore[attr-defined]

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a field of several lines."""
        field = QPlainTextEdit(parent)
        field.setTabChangesFocus(True)
        field.setFrameShape(QFrame.Shape.NoFrame)
        field.setAccessibleName("Recommendation")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the words, selected."""
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data()))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Take the words as one paragraph."""
        assert isinstance(editor, QPlainTextEdit)
        model.setData(index, " ".join(editor.toPlainText().split()))  # type: ignore[attr-defined]

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Leave a line's room for more words."""
        editor.setGeometry(option.rect.adjusted(0, 0, 0, 30))

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:
        """Enter ends the writing; an ask is one paragraph."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in enter:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return bool(super().eventFilter(editor, event))


class AskTree(QTreeWidget):
    """A list of recommendations with its keys: `step` moves, `remove` takes out."""

    def __init__(
        self, name: str, step: Callable[[int], object], remove: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._step = step
        self._remove = remove
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setWordWrap(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setItemDelegate(AskDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each ask the lines that it needs at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Take the keys that move and take out before the window does."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self.run_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out, or whatever a list does."""
        run = self.run_of(event)
        if run is not None:
            run()
        else:
            super().keyPressEvent(event)

    def run_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does here that it does not do in every list."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            return self._remove
        if event.key() == Qt.Key.Key_F2:
            return lambda: self.editItem(self.currentItem()) if self.currentItem() is not None else None
        return None
