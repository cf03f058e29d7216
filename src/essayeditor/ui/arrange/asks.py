"""What essays ask of government, as a list to write in and to put in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons

_ESSAY = Qt.ItemDataRole.UserRole
_FRESH = "New recommendation"


class Asking(NamedTuple):
    """An essay and what it asks."""

    essay: str
    title: str
    asks: tuple[str, ...]


class _Wrapped(QStyledItemDelegate):
    """Gives each ask the lines that it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.initStyleOption(option, index)
        view = option.widget
        indent = view.indentation() * (1 if index.parent().isValid() else 0) if view is not None else 0
        width = (view.viewport().width() if view is not None else 200) - indent - 12
        rect = option.fontMetrics.boundingRect(
            0, 0, max(80, width), 4000, int(Qt.TextFlag.TextWordWrap), option.text
        )
        return QSize(max(80, width), max(metrics.LIST_ROW, rect.height() + metrics.BETWEEN))

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        field = QPlainTextEdit(parent)
        field.setTabChangesFocus(True)
        field.setFrameShape(QFrame.Shape.NoFrame)
        field.setAccessibleName("Recommendation")
        return field

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data()))
        editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QPlainTextEdit)
        model.setData(index, " ".join(editor.toPlainText().split()))  # type: ignore[attr-defined]

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
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


class AskList(QWidget):
    """The asks of one essay, or of several under their titles. `changed` carries an essay and its asks.

    F2 or a double click writes; Alt+Up and Alt+Down move; Del takes one out.
    """

    changed = Signal(str, tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Asking, ...] = ()
        self._filling = False
        self.list = _Tree(self)
        self.list.setAccessibleName(name)
        self.list.itemChanged.connect(lambda item, _column: self._written(item))
        self.list.itemSelectionChanged.connect(self._enable)
        self.add_button = buttons.button("Add", self.add, "plus")
        self.add_button.setAccessibleName("Add a recommendation")
        self.earlier = buttons.bare("more", "Move earlier", lambda: self.step(-1), "Alt+Up")
        self.later = buttons.bare("more", "Move later", lambda: self.step(1), "Alt+Down")
        self.earlier.setText("↑")
        self.later.setText("↓")
        for tool in (self.earlier, self.later):
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.out = buttons.bare("bin", "Take the recommendation out", self.remove, "Del")
        row = QHBoxLayout()
        row.setSpacing(metrics.WITHIN)
        row.addWidget(self.add_button)
        row.addStretch(1)
        for tool in (self.earlier, self.later, self.out):
            row.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.WITHIN)
        column.addWidget(self.list)
        column.addLayout(row)
        self._enable()

    def show_asks(self, shown: Sequence[Asking]) -> None:
        """Show the asks of essays; the title of a single one is not shown."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        at = self._place()
        self._filling = True
        self.list.clear()
        alone = len(shown) == 1
        for asking in shown:
            above = self.list.invisibleRootItem()
            if not alone:
                above = QTreeWidgetItem(self.list, [asking.title])
                above.setData(0, _ESSAY, asking.essay)
                above.setFont(0, metrics.strong())
            for ask in asking.asks:
                item = QTreeWidgetItem(above, [ask])
                item.setData(0, _ESSAY, asking.essay)
                item.setToolTip(0, ask)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.expandAll()
        self.list.setIndentation(0 if alone else 14)
        self.list.fit(alone=alone)
        self._filling = False
        self._select(*at)

    def add(self) -> None:
        """Add an ask after the selected one, and let it be written."""
        if not self._shown:
            return
        essay, number = self._place()
        asking = self._of(essay) or self._shown[0]
        number = number + 1 if essay else len(asking.asks)
        self._tell(asking, (*asking.asks[:number], _FRESH, *asking.asks[number:]), number)
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def remove(self) -> None:
        """Take the selected ask out."""
        essay, number = self._place()
        asking = self._of(essay)
        if asking is not None and number >= 0:
            self._tell(asking, (*asking.asks[:number], *asking.asks[number + 1 :]), max(0, number - 1))

    def step(self, by: int) -> None:
        """Move the selected ask one step among those of its essay."""
        essay, number = self._place()
        asking = self._of(essay)
        if asking is None or number < 0 or not 0 <= number + by < len(asking.asks):
            return
        asks = list(asking.asks)
        asks.insert(number + by, asks.pop(number))
        self._tell(asking, tuple(asks), number + by)

    def _tell(self, asking: Asking, asks: tuple[str, ...], number: int) -> None:
        self.changed.emit(asking.essay, asks)
        self._select(asking.essay, number)

    def _written(self, item: QTreeWidgetItem) -> None:
        asking = self._of(item.data(0, _ESSAY))
        if self._filling or asking is None:
            return
        number = self._number(item)
        words = item.text(0).strip()
        asks = [ask if n != number else words for n, ask in enumerate(asking.asks)]
        # The field that was written in has to be gone before the list is made anew.
        kept = tuple(ask for ask in asks if ask)
        QTimer.singleShot(0, self, lambda: self._tell(asking, kept, number))

    def _of(self, essay: str) -> Asking | None:
        return next((asking for asking in self._shown if asking.essay == essay), None)

    def _number(self, item: QTreeWidgetItem) -> int:
        above = item.parent()
        return above.indexOfChild(item) if above is not None else self.list.indexOfTopLevelItem(item)

    def _place(self) -> tuple[str, int]:
        """Return the essay of the current row and its ask's number, -1 for a title; ("", -1) for none."""
        item = self.list.currentItem()
        if item is None or not item.isSelected():
            return "", -1
        title = len(self._shown) > 1 and item.parent() is None
        return item.data(0, _ESSAY), -1 if title else self._number(item)

    def _select(self, essay: str, number: int) -> None:
        root = self.list.invisibleRootItem()
        if len(self._shown) > 1:
            tops = [root.child(n) for n in range(root.childCount())]
            root = next((top for top in tops if top.data(0, _ESSAY) == essay), root)
        if essay and 0 <= number < root.childCount():
            self.list.setCurrentItem(root.child(number))
        self._enable()

    def _enable(self) -> None:
        essay, number = self._place()
        asking = self._of(essay)
        self.add_button.setEnabled(bool(essay) or len(self._shown) == 1)
        self.out.setEnabled(number >= 0)
        self.earlier.setEnabled(number > 0)
        self.later.setEnabled(asking is not None and 0 <= number < len(asking.asks) - 1)


class _Tree(QTreeWidget):
    """The list itself, with its keys."""

    def __init__(self, owner: AskList) -> None:
        super().__init__(owner)
        self._owner = owner
        self._alone = True
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setWordWrap(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setItemDelegate(_Wrapped(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)

    def fit(self, *, alone: bool) -> None:
        """Be as high as a few asks of one essay, or as there is room for those of all."""
        self._alone = alone
        self._fit()

    def _fit(self) -> None:
        if not self._alone:
            self.setMinimumHeight(260)
            self.setMaximumHeight(16_777_215)
            return
        root = self.invisibleRootItem()
        rows = sum(
            self.sizeHintForIndex(self.indexFromItem(root.child(n))).height()
            for n in range(root.childCount())
        )
        self.setFixedHeight(max(52, min(200, rows + 6)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each ask the lines that it needs at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Take the keys that move and delete before the window does."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._run(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, delete, or whatever a list does."""
        run = self._run(event)
        if run is not None:
            run()
        else:
            super().keyPressEvent(event)

    def _run(self, event: QKeyEvent):  # noqa: ANN202
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self._owner.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            return self._owner.remove
        if event.key() == Qt.Key.Key_F2:
            return lambda: self.editItem(self.currentItem()) if self.currentItem() is not None else None
        return None
