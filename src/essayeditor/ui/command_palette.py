"""The command palette (Ctrl+K): finds anything that can be done, and anything in the collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from essayeditor.ui.actions import ActionRegistry
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.shell import Found
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets.announce import announce
from essayeditor.ui.widgets.rows import accent_bar, ground

Role = QPalette.ColorRole
Finder = Callable[[str], Iterable[Found]]
_MOST = 40
_CUTOFF = 55


class _Data(IntEnum):
    DETAIL = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    REASON = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the palette; with a reason it cannot be done now, and says why."""

    text: str
    detail: str
    icon: str
    run: Callable[[], object]
    reason: str = ""

    @property
    def sentence(self) -> str:
        """The row as it is read aloud."""
        return ", ".join(part for part in (self.text.rstrip("…"), self.reason or self.detail) if part)


def score(query: str, text: str) -> float:
    """Return how well `text` answers `query`, 0 to 200: beginnings of words count most."""
    from rapidfuzz import fuzz, utils

    wanted = utils.default_process(query)
    offered = utils.default_process(text)
    if not wanted:
        return 1.0
    base = float(fuzz.WRatio(wanted, offered))
    if offered.startswith(wanted):
        return 100 + base
    words = offered.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 60 + base
    return base + 30 if wanted in offered else base * 0.8


def entries(registry: ActionRegistry, query: str, find: Finder) -> list[Entry]:
    """Return what answers a query, best first; what cannot be done now comes after what can."""
    rows: list[tuple[float, Entry]] = []
    for action in registry.here():
        if not action.in_palette:
            continue
        text = registry.text(action.id)
        if "/" in action.menu:  # "Invited" alone says too little outside its menu
            text = f"{action.menu.split('/')[-1]}: {text}"
        reason = registry.reason(action.id)
        key = registry.qaction(action.id).shortcut().toString()
        entry = Entry(text, key, action.icon, lambda key=action.id: registry.trigger(key), reason)
        where = action.menu.replace("/", " ")
        points = max(score(query, text), 0.9 * score(query, f"{where} {text}") if query else 0)
        rows.append((points - (25 if reason else 0), entry))
    if query:
        rows = [row for row in rows if row[0] >= _CUTOFF]
        for found in find(query):
            points = score(query, found.text)
            if points >= _CUTOFF:
                rows.append((points + 1, Entry(found.text, found.detail, found.icon, found.go)))
        rows.sort(key=lambda row: -row[0])
    else:
        rows.sort(key=lambda row: bool(row[1].reason))
    return [entry for _points, entry in rows[:_MOST]]


class CommandPalette(QDialog):
    """Opens under the search field; arrows choose, Enter does, Esc goes back."""

    def __init__(self, registry: ActionRegistry, find: Finder, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._registry = registry
        self._find = find
        self._tallest = 430
        self.setAccessibleName("Find or do anything")
        self._field = QLineEdit()
        self._field.setPlaceholderText("Find or do anything")
        self._field.setAccessibleName("Find or do anything")
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._model: ListModel[Entry] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.text,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                _Data.DETAIL: lambda row: row.detail,
                _Data.ICON: lambda row: row.icon,
                _Data.REASON: lambda row: row.reason,
            },
            self,
        )
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("What can be done")
        self._list.clicked.connect(lambda _index: self._run())
        self._nothing = QLabel("Nothing of that name. Try fewer letters.")
        self._nothing.setForegroundRole(Role.PlaceholderText)
        self._nothing.setContentsMargins(10, 6, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(1)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)

    def ask(self, under: QWidget, typed: str = "") -> None:
        """Open over the field `under`, at its right edge, with `typed` in it."""
        width = max(460, under.width())
        window = under.window()
        corner = under.mapToGlobal(QPoint(under.width() - width, 0))
        left = max(corner.x(), window.mapToGlobal(QPoint(metrics.BETWEEN, 0)).x())
        self._tallest = min(430, window.height() - 120)
        self.setGeometry(left, corner.y(), width, self._tallest)
        self._field.setText(typed)
        self._narrow(typed)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def rows(self) -> list[Entry]:
        """Return what is offered now."""
        return self._model.rows()

    def eventFilter(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Hand the arrow keys from the field to the list."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if watched is self._field and event.type() == QKeyEvent.Type.KeyPress and event.key() in keys:
            self._move(event.key())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the chosen row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and an outline that sets it off from the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(Role.Base))
        painter.setPen(self.palette().color(Role.Dark))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _narrow(self, query: str) -> None:
        self._model.set_rows(entries(self._registry, query.strip(), self._find))
        self._nothing.setVisible(not self._model.rowCount())
        self._list.setCurrentIndex(self._model.index(0))
        self._list.scrollToTop()
        rows = max(1, self._model.rowCount()) * max(1, self._list.sizeHintForRow(0))
        self.resize(self.width(), min(self._tallest, self._field.sizeHint().height() + rows + 10))
        if query:
            self._tell_row()

    def _move(self, key: int) -> None:
        count = self._model.rowCount()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}[
            Qt.Key(key)
        ]
        row = max(0, min(count - 1, self._list.currentIndex().row() + step))
        self._list.setCurrentIndex(self._model.index(row))
        self._tell_row()

    def _tell_row(self) -> None:
        """Say the row that Enter would do: the focus stays in the field, so nothing else tells of it."""
        entry = self._model.row(self._list.currentIndex())
        announce(self._field, entry.sentence if entry is not None else self._nothing.text())

    def _run(self) -> None:
        entry = self._model.row(self._list.currentIndex())
        if entry is None or entry.reason:
            return
        self.accept()
        entry.run()


class _Delegate(QStyledItemDelegate):
    """Icon, text, and the shortcut, the place or the reason at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground(painter, option)
        rect = option.rect.adjusted(10, 0, -10, 0)
        reason = index.data(_Data.REASON)
        name = index.data(_Data.ICON)
        if name:
            ink = icons.ink("disabled" if reason else "accent" if selected else "secondary")
            painter.drawPixmap(
                rect.x(), rect.y() + (rect.height() - metrics.ICON) // 2, icons.pixmap(name, ink)
            )
        rect.setLeft(rect.left() + metrics.ICON + metrics.BETWEEN)
        words = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, rect.width())
        taken = option.fontMetrics.horizontalAdvance(words) + 24
        group = QPalette.ColorGroup.Disabled if reason else QPalette.ColorGroup.Active
        painter.setPen(option.palette.color(group, Role.Text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        detail = option.fontMetrics.elidedText(
            reason or index.data(_Data.DETAIL), Qt.TextElideMode.ElideRight, rect.width() - taken
        )
        painter.setPen(option.palette.color(Role.Text if selected else Role.PlaceholderText))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        if selected:
            accent_bar(painter, option.rect, option.widget, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(metrics.row_height(metrics.LIST_ROW + 2))
        return size
