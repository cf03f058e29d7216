"""The queries about the text in hand, beside it: asked about the place of the cursor, and gone to."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayeditor.collection.entities import Query
from essayeditor.ui.collect.rights.queries import Queries
from essayeditor.ui.collect.rights.values import queries
from essayeditor.ui.edit import bench as benches
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import wholes
from essayeditor.ui.edit.find import landing
from essayeditor.ui.shell import Shell
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.scrolling import scrolling


class QueriesPanel(QWidget):
    """Follows the essay in hand."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.header = PaneHeader("Queries")
        self.nothing = hint("Open an essay to see what was asked about it.")
        self.group = Queries(bench.shell, self._write, place=self._place)
        self.group.heading.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.group)
        column.addStretch(1)
        area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(area, 1)
        self.setAccessibleName("Queries")
        bench.opened.connect(self.refresh)
        bench.changed.connect(lambda _changes: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the queries about the essay in hand."""
        essay = self._bench.essay
        self.nothing.setVisible(essay is None)
        self.group.setVisible(essay is not None)
        if essay is not None:
            self.group.show_queries(essay.id, queries(self._bench.record, essay))
        self._bench.badge("queries", self.group.open_ones if essay else 0)

    def _place(self) -> str:
        """Return the block in which the cursor stands."""
        return _key_of(self._bench.view.textCursor().block()) if self._bench.buffer is not None else ""

    def _write(self, essay: str) -> None:
        page = self._bench.shell.visit("collect")
        if page is not None:
            page.bench.show("letters", f"query {essay}")


def _key_of(block: QTextBlock) -> str:
    facts = formats.block_facts(block)
    if facts.role is Role.OBJECT:
        whole = wholes.found(block)
        return whole.id if whole is not None else ""
    return facts.id


def made(bench: Bench) -> QueriesPanel:
    """Make the panel."""
    return QueriesPanel(bench)


def go_to(shell: Shell, query: Query) -> bool:
    """Show the place in the text that a query is about; return whether it is still there."""
    if shell.visit("edit", query.essay) is None:
        return False
    here = benches.of(shell)
    if here is None or here.buffer is None:
        return False
    block = here.buffer.qt.begin()
    while block.isValid():
        if landing.holds(block, query.block, "title"):
            here.view.go_to(block.position())
            here.view.setFocus()
            return True
        block = block.next()
    return False
