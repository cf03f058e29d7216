"""The left pane: the essays by section, and the outline of the one in hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSplitter, QTreeView, QVBoxLayout, QWidget

from essayeditor.collection.entities import Essay
from essayeditor.collection.flags import FlagKind, all_flags
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.edit.outline import Line
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.rows import ColourSign, IconSign, RowDelegate, RowRole
from essayeditor.ui.widgets.states import look

Index = QModelIndex | QPersistentModelIndex


class Key(IntEnum):
    """Where a row's key and place lie."""

    ESSAY = Qt.ItemDataRole.UserRole + 20
    GROUP = Qt.ItemDataRole.UserRole + 21


def tree(name: str) -> QTreeView:
    """Return a tree in the manner of the sidebar."""
    made = QTreeView()
    made.setHeaderHidden(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setIndentation(14)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setAccessibleName(name)
    made.setItemDelegate(RowDelegate(made, indent=6))
    made.setMouseTracking(True)
    return made


class Sidebar(QWidget):
    """Lists essays and headings. `chosen` is an essay, `kept` one double-clicked, `went` a position."""

    chosen = Signal(str)
    kept = Signal(str)
    went = Signal(int)
    seen = Signal(bool)
    """It was shown, or put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._lines: list[Line] = []
        self._closed_groups: set[str] = set()
        self.essays = tree("Essays by section")
        self.model = QStandardItemModel(self)
        self.essays.setModel(self.model)
        self.outline = tree("Outline of the essay")
        self.outline_model = QStandardItemModel(self)
        self.outline.setModel(self.outline_model)
        self.outline.setRootIsDecorated(False)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        for title, view in (("Essays", self.essays), ("Outline", self.outline)):
            pane = QWidget()
            column = QVBoxLayout(pane)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(PaneHeader(title))
            column.addWidget(view, 1)
            self.split.addWidget(pane)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.essays.clicked.connect(self._choose)
        self.essays.activated.connect(self._choose)
        self.essays.doubleClicked.connect(lambda index: self.kept.emit(index.data(Key.ESSAY) or ""))
        self.essays.collapsed.connect(lambda index: self._closed_groups.add(index.data(Key.GROUP)))
        self.essays.expanded.connect(lambda index: self._closed_groups.discard(index.data(Key.GROUP)))
        self.outline.clicked.connect(self._go)
        self.outline.activated.connect(self._go)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is shown."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it was put away, unless the whole page was."""
        super().hideEvent(event)
        self.seen.emit(not self.isHidden())

    def show_record(self, record: Record, current: str) -> None:
        """Show the essays of the collection as they are now."""
        listed = list(_groups(record))
        if listed != self._shown:
            self._shown = listed
            closed = set(self._closed_groups)
            self.model.clear()
            for key, title, colour, essays in listed:
                group = _item(title, key)
                group.setData(IconSign("outline") if colour < 0 else ColourSign(colour), RowRole.SIGN)
                group.setData(True, RowRole.STRONG)
                for essay, name, shown in essays:
                    row = _item(name, "")
                    row.setData(essay, Key.ESSAY)
                    row.setData(shown, RowRole.SIGN)
                    row.setData(f"{name}, {shown.text.lower()}", Qt.ItemDataRole.AccessibleTextRole)
                    group.appendRow(row)
                self.model.appendRow(group)
            for row in range(self.model.rowCount()):
                index = self.model.index(row, 0)
                self.essays.setExpanded(index, index.data(Key.GROUP) not in closed)
        self.select(current)

    def select(self, essay: str) -> None:
        """Select an essay."""
        for group in range(self.model.rowCount()):
            above = self.model.item(group)
            for row in range(above.rowCount()):
                item = above.child(row)
                if item.data(Key.ESSAY) == essay:
                    self.essays.setCurrentIndex(item.index())
                    return

    def show_outline(self, lines: list[Line]) -> None:
        """Show the headings and wholes of the text in hand."""
        shown = [(line.text, line.level, line.icon) for line in self._lines]
        self._lines = lines
        if shown == [(line.text, line.level, line.icon) for line in lines]:
            return
        self.outline_model.clear()
        for line in lines:
            row = _item(_indented(line), "")
            row.setData(line.text, Qt.ItemDataRole.AccessibleTextRole)
            if line.icon:
                row.setData(IconSign(line.icon), RowRole.SIGN)
                row.setData(True, RowRole.QUIET)
            self.outline_model.appendRow(row)

    def follow(self, position: int) -> None:
        """Select the heading under which a position of the text stands."""
        best = sum(line.position <= position for line in self._lines) - 1
        if best != self.outline.currentIndex().row():
            self.outline.setCurrentIndex(self.outline_model.index(best, 0))

    def essays_in_order(self) -> list[str]:
        """Return the keys of the essays in the order of the book."""
        groups = (self.model.item(n) for n in range(self.model.rowCount()))
        return [str(group.child(n).data(Key.ESSAY)) for group in groups for n in range(group.rowCount())]

    def _choose(self, index: Index) -> None:
        essay = index.data(Key.ESSAY)
        if essay:
            self.chosen.emit(essay)

    def _go(self, index: Index) -> None:
        if 0 <= index.row() < len(self._lines):
            self.went.emit(self._lines[index.row()].position)


def _item(text: str, group: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setData(group, Key.GROUP)
    item.setToolTip(text)
    return item


def _indented(entry: Line) -> str:
    return "\u2003" * (0 if entry.icon else max(0, entry.level - 1)) + entry.text


def _groups(record: Record) -> Iterator[tuple[str, str, int, list[tuple[str, str, object]]]]:
    """Yield the essays by section: key, title, colour from 0 (-1 for none), and its essays."""
    today = date.today()

    flagged = all_flags(record, today)

    def rows(essays: list[Essay]) -> list[tuple[str, str, object]]:
        found = []
        for essay in essays:
            stale = any(f.kind is FlagKind.APPROVAL_OUT_OF_DATE for f in flagged.get(essay.id, ()))
            found.append((essay.id, essay.title, look(essay.state, stale=stale)))
        return found

    essays = record.essays()
    known = {section.id for section in record.sections()}
    loose = [e for e in essays if e.section not in known and e.state not in EXITS]
    if loose:
        yield "", "Outside the sections", -1, rows(loose)
    for section in record.sections():
        inside = [e for e in essays if e.section == section.id and e.state not in EXITS]
        yield section.id, section.title, section.colour - 1, rows(inside)
    out = [e for e in essays if e.state in EXITS]
    if out:
        yield "-", "Not in the book", -1, rows(out)
