"""The tree of the book: rows with a check box for parts, dragged, renamed and ticked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from essayeditor.ui.arrange.model import NODE, BookModel
from essayeditor.ui.arrange.nodes import BIN, OUTSIDE, Kind, Node
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import rows
from essayeditor.ui.widgets.rows import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_BOX = 16
_LEFT = 6


class BookDelegate(RowDelegate):
    """Paints a row; a part has its check box where the others have their sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, indent=_LEFT)
        self.stale = False
        """Whether the numbers at the right are out of date."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, and the check box."""
        on = index.data(Qt.ItemDataRole.CheckStateRole)
        if self.stale:
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(appearance.colours().disabled))
            option.palette = palette
        if on is None:
            super().paint(painter, option, index)
            return
        moved = QStyleOptionViewItem(option)
        rows.ground(painter, option)
        moved.rect = option.rect.adjusted(_BOX + metrics.BETWEEN, 0, 0, 0)
        super().paint(painter, moved, index)
        box = QStyleOptionButton()
        box.rect = self.box(option.rect)
        box.state = QStyle.StateFlag.State_Enabled
        ticked = Qt.CheckState(on) == Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        widget = option.widget
        if widget is not None:
            element = QStyle.PrimitiveElement.PE_IndicatorCheckBox
            widget.style().drawPrimitive(element, box, painter, widget)

    def box(self, rect: QRect) -> QRect:
        """Return where the check box of a row is."""
        return QRect(rect.x() + _LEFT, rect.center().y() - _BOX // 2 + 1, _BOX, _BOX)

    def editorEvent(
        self, event: QEvent, model: BookModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick or untick a part by a click on its box, or by Space."""
        on = index.data(Qt.ItemDataRole.CheckStateRole)
        if on is None:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            place = event.position().toPoint()
            if not self.box(option.rect).adjusted(-4, -4, 4, 4).contains(place):
                return False
        elif event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Space:
            return False
        ticked = Qt.CheckState(on) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor of a title where the title is."""
        left = _LEFT + metrics.ICON + metrics.BETWEEN - 6
        editor.setGeometry(option.rect.adjusted(left, 0, -4, 0))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for a title."""
        field = QLineEdit(parent)
        field.setAccessibleName(f"Title of {index.data(Qt.ItemDataRole.DisplayRole)}")
        return field


class BookTree(QTreeView):
    """Keeps what is open and selected when the book changes. `left_idle` comes when nothing is dragged."""

    opened = Signal(str)

    def __init__(self, model: BookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = model
        self._closed: set[str] = {BIN, OUTSIDE}
        self.setModel(model)
        self.setItemDelegate(BookDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAccessibleName("Book order")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(700)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.collapsed.connect(lambda index: self._note(index, closed=True))
        self.expanded.connect(lambda index: self._note(index, closed=False))
        self._restoring = False

    def _note(self, index: QModelIndex, *, closed: bool) -> None:
        node = index.data(NODE)
        if node is not None and not self._restoring:
            (self._closed.add if closed else self._closed.discard)(node.key)

    def show_nodes(self, nodes: tuple) -> None:
        """Show the book as it is now, with the same rows open and selected."""
        chosen = self.selected_keys()
        current = self.current_key()
        bar = self.verticalScrollBar().value()
        if not self._book.set_nodes(nodes):
            return
        self._restoring = True
        for node in self._book.nodes():
            if node.children:
                self.setExpanded(self._book.index_of(node.key), node.key not in self._closed)
        self._restoring = False
        self.select(chosen, current)
        self.verticalScrollBar().setValue(bar)

    def clear(self) -> None:
        """Select nothing."""
        self.selectionModel().blockSignals(True)
        self.selectionModel().clear()
        self.selectionModel().blockSignals(False)

    def mark(self, *, stale: bool, cut: frozenset[str]) -> None:
        """Show whether the numbers are out of date, and which rows wait to be pasted."""
        delegate = self.itemDelegate()
        if isinstance(delegate, BookDelegate) and (delegate.stale, self._book.cut) != (stale, cut):
            delegate.stale, self._book.cut = stale, cut
            self.viewport().update()

    def nodes(self) -> list[Node]:
        """Return every row, in order."""
        return self._book.nodes()

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected rows, in order."""
        wanted = {index.data(NODE).key for index in self.selectedIndexes()}
        return [node.key for node in self._book.nodes() if node.key in wanted]

    def current_key(self) -> str:
        """Return the key of the current row, or ""."""
        node = self.currentIndex().data(NODE)
        return node.key if node is not None else ""

    def select(self, keys: list[str], current: str = "") -> None:
        """Select rows by key."""
        if keys and self.selected_keys() == keys and self.current_key() == (current or keys[0]):
            self.scrollTo(self.currentIndex())
            return
        selection = self.selectionModel()
        selection.blockSignals(True)
        selection.clearSelection()
        flag = selection.SelectionFlag
        first = current or next(iter(keys), "")
        index = self._book.index_of(first)
        if index.isValid():
            selection.setCurrentIndex(index, flag.NoUpdate)
        for key in keys:
            found = self._book.index_of(key)
            if found.isValid():
                selection.select(found, flag.Select)
        selection.blockSignals(False)
        selection.selectionChanged.emit(selection.selection(), selection.selection())
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def rename(self, key: str) -> None:
        """Open the field of a title."""
        index = self._book.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an essay in Edit, or open and close a section."""
        node = self.indexAt(event.position().toPoint()).data(NODE)
        if node is not None and node.kind is Kind.ESSAY and not node.binned:
            self.opened.emit(node.key)
            return
        super().mouseDoubleClickEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model ask for the move; nothing is taken away here."""
        super().dropEvent(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
