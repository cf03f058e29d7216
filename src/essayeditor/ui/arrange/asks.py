"""What one essay asks of government, as a list to write in and to put in order."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from essayeditor.ui.arrange.ask_rows import AskTree
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons

FRESH = "New recommendation"


class AskList(QWidget):
    """The asks of an essay. `changed` carries the essay and its asks.

    F2 or a double click writes; Alt+Up and Alt+Down move; Del takes one out.
    """

    changed = Signal(str, tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._essay = ""
        self._asks: tuple[str, ...] = ()
        self._filling = False
        self.list = _List(name, self.step, self.remove, self)
        self.list.itemChanged.connect(lambda item, _column: self._written(item))
        self.list.itemSelectionChanged.connect(self._enable)
        self.add_button = buttons.button("Add", self.add, "plus")
        self.add_button.setAccessibleName("Add a recommendation")
        self.earlier, self.later = arrows(self.step)
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

    def show_asks(self, essay: str, asks: tuple[str, ...]) -> None:
        """Show what an essay asks."""
        if (essay, asks) == (self._essay, self._asks):
            return
        at = self._place() if essay == self._essay else -1
        self._essay, self._asks = essay, asks
        self._filling = True
        self.list.clear()
        for ask in asks:
            item = QTreeWidgetItem(self.list, [ask])
            item.setToolTip(0, ask)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.fit()
        self._filling = False
        self._select(at)

    def add(self) -> None:
        """Add an ask after the selected one, or at the end, and let it be written."""
        if not self._essay:
            return
        at = self._place()
        number = at + 1 if at >= 0 else len(self._asks)
        self._tell((*self._asks[:number], FRESH, *self._asks[number:]), number)
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def remove(self) -> None:
        """Take the selected ask out."""
        at = self._place()
        if at >= 0:
            self._tell((*self._asks[:at], *self._asks[at + 1 :]), max(0, at - 1))

    def step(self, by: int) -> None:
        """Move the selected ask one step."""
        at = self._place()
        if at < 0 or not 0 <= at + by < len(self._asks):
            return
        asks = list(self._asks)
        asks.insert(at + by, asks.pop(at))
        self._tell(tuple(asks), at + by)

    def _tell(self, asks: tuple[str, ...], number: int) -> None:
        self.changed.emit(self._essay, asks)
        self._select(number)

    def _written(self, item: QTreeWidgetItem) -> None:
        if self._filling:
            return
        essay, number = self._essay, self.list.indexOfTopLevelItem(item)
        asks = [ask if n != number else item.text(0).strip() for n, ask in enumerate(self._asks)]
        kept = tuple(ask for ask in asks if ask)

        def tell() -> None:
            self.changed.emit(essay, kept)
            if essay == self._essay:
                self._select(number)

        # The field that was written in has to be gone before the list is made anew.
        QTimer.singleShot(0, self, tell)

    def _place(self) -> int:
        """Return the number of the selected ask, -1 for none."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None and item.isSelected() else -1

    def _select(self, number: int) -> None:
        if 0 <= number < self.list.topLevelItemCount():
            self.list.setCurrentItem(self.list.topLevelItem(number))
        self._enable()

    def _enable(self) -> None:
        at = self._place()
        self.out.setEnabled(at >= 0)
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(0 <= at < len(self._asks) - 1)


def arrows(step) -> tuple[QToolButton, QToolButton]:  # noqa: ANN001 - a function of a step back or on
    """Return the two buttons that move something a step back or on."""
    made = []
    for words, by, sign, key in (("Move earlier", -1, "↑", "Alt+Up"), ("Move later", 1, "↓", "Alt+Down")):
        tool = buttons.bare("more", words, lambda by=by: step(by), key)
        tool.setText(sign)
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.append(tool)
    return made[0], made[1]


class _List(AskTree):
    """As high as a few asks need."""

    def __init__(self, name: str, step, remove, parent: QWidget) -> None:  # noqa: ANN001
        super().__init__(name, step, remove, parent)
        self.setIndentation(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def fit(self) -> None:
        """Take the height that the asks need at this width."""
        root = self.invisibleRootItem()
        found = (self.indexFromItem(root.child(n)) for n in range(root.childCount()))
        rows = sum(self.sizeHintForIndex(index).height() for index in found)
        self.setFixedHeight(max(52, min(200, rows + 6)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self.fit()
