"""The cards of one column as a list: choosing, dragging off, and the mark of where others would come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView

from essayeditor.collection.entities import State
from essayeditor.ui.collect.board.cards import CardDelegate, CardRow
from essayeditor.ui.models.base import ROW, ListModel

if TYPE_CHECKING:
    from essayeditor.ui.collect.board.column import BoardColumn

_EDGE = 30
_STEP = 14
_KEEPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class CardList(QListView):
    """Tells that cards are chosen here (`taken`: and nowhere else), dragged, or opened."""

    picked = Signal()
    taken = Signal()
    pulled = Signal()
    entered = Signal(str)
    turned = Signal(int)
    menu_wanted = Signal(object)

    def __init__(self, column: BoardColumn) -> None:
        super().__init__(column)
        self._pressed: QPoint | None = None
        self._mark: State | None = None
        self.cards = CardDelegate(self)
        self.rows_model: ListModel[CardRow] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.text,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.sentence if row.essay else "",
                ROW: lambda row: row,
            },
            self,
            selectable=lambda row: row.essay is not None,
        )
        self.setModel(self.rows_model)
        self.setItemDelegate(self.cards)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        )
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.picked.emit())
        self.doubleClicked.connect(self._open)
        self.activated.connect(self._open)

    def show_rows(self, rows: list[CardRow]) -> None:
        """Show other rows; what is chosen is for the board to choose again."""
        if rows == self.rows_model.rows():
            return
        scrolled = self.verticalScrollBar().value()
        self.rows_model.set_rows(rows)
        self.scheduleDelayedItemsLayout()
        if scrolled:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(scrolled)

    def rows(self) -> list[CardRow]:
        """Return what is shown."""
        return self.rows_model.rows()

    def chosen_keys(self) -> list[str]:
        """Return the keys of the chosen essays from top to bottom."""
        picked = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = self.rows()
        return [row.essay.id for n in picked if n < len(rows) and (row := rows[n]).essay is not None]

    def choose(self, keys: set[str], *, current: bool = False) -> None:
        """Choose the cards of these essays; with `current` the first of them is where the keys go on."""
        model = self.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        model.clearSelection()
        first = True
        for number, row in enumerate(self.rows()):
            if row.essay is not None and row.essay.id in keys:
                index = self.rows_model.index(number)
                if first and current:
                    model.setCurrentIndex(index, flag.NoUpdate)
                    self.scrollTo(index)
                model.select(index, flag.Select)
                first = False

    def first_card(self, near: int = 0) -> int:
        """Return the row of the card nearest to a height in pixels, -1 if there is none."""
        found = [n for n, row in enumerate(self.rows()) if row.essay is not None]
        heights = {n: self.visualRect(self.rows_model.index(n)).center().y() for n in found}
        return min(found, key=lambda n: abs(heights[n] - near), default=-1)

    # Where dragged cards would come

    def state_at(self, y: int) -> State | None:
        """Return the state whose part of the column lies at a height; None where there are no parts."""
        found = None
        for number, row in enumerate(self.rows()):
            if row.heading:
                top = self.visualRect(self.rows_model.index(number)).top()
                if found is None or top <= y:
                    found = row.state
        return found

    def mark(self, state: State | None) -> None:
        """Mark where cards of a state come, None to mark nothing."""
        self._mark = state
        self.viewport().update()

    def scroll_near(self, at: QPoint) -> None:
        """Go on where the pointer drags near the upper or lower edge."""
        bar = self.verticalScrollBar()
        if at.y() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif at.y() > self.height() - _EDGE:
            bar.setValue(bar.value() + _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and the mark under the heading of its state, or at the top."""
        super().paintEvent(event)
        if self._mark is None:
            return
        y = 1
        for number, row in enumerate(self.rows()):
            if row.heading and row.state is self._mark:
                y = self.visualRect(self.rows_model.index(number)).bottom() - 2
        painter = QPainter(self.viewport())
        painter.fillRect(0, y, self.cards.width, 3, self.palette().color(QPalette.ColorRole.Accent))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card; those chosen in other columns stay with Ctrl, Shift, or if this is one of them."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows_model.row(index)
        card = row is not None and row.essay is not None
        chosen = card and self.selectionModel().isSelected(index)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint() if card else None
        if not chosen and not event.modifiers() & _KEEPING:
            self.taken.emit()
        if chosen and not event.modifiers() & _KEEPING:
            self.setCurrentIndexOnly(index.row())  # the others stay chosen, for all may be dragged
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen cards off."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            self.pulled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose one card alone, where it was pressed among several and not dragged."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not event.modifiers() & _KEEPING:
            index = self.indexAt(pressed)
            self.taken.emit()
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.picked.emit()
        super().mouseReleaseEvent(event)

    def setCurrentIndexOnly(self, row: int) -> None:
        """Let the keys go on from a row, and leave what is chosen."""
        index = self.rows_model.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the column at the left or right with the arrows; the rest is as in every list."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if sideways is not None and plain:
            self.turned.emit(sideways)
            return
        if not event.modifiers() & _KEEPING and event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        ):
            self.taken.emit()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards the width that there is."""
        width = self.viewport().width() - 6
        if width != self.cards.width:
            self.cards.width = width
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _open(self) -> None:
        row = self.rows_model.row(self.currentIndex())
        if row is not None and row.essay is not None:
            self.entered.emit(row.essay.id)
