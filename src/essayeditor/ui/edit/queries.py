"""The queries about the text in hand, beside it: asked about the place of the cursor, and gone to."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextBlock

from essayeditor.collection.entities import Query
from essayeditor.ui.collect.rights.queries import Queries
from essayeditor.ui.collect.rights.values import queries
from essayeditor.ui.edit import bench as benches
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import wholes
from essayeditor.ui.edit.find import landing
from essayeditor.ui.edit.group_panel import GroupPanel
from essayeditor.ui.shell import Shell


class QueriesPanel(GroupPanel):
    """What was asked about the essay in hand; the rail tells how many are open."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Queries")
        self.reason.setText("Open an essay to see what was asked about it.")
        self.group = Queries(bench.shell, partial(self.write_letter, "query"), place=self._place)
        self.lay_out(self.group)

    def refresh(self) -> None:
        """Show the queries about the essay in hand."""
        essay = self._bench.essay
        self.reason.setVisible(essay is None)
        self.group.setVisible(essay is not None)
        if essay is not None:
            self.group.show_queries(essay.id, queries(self._bench.record, essay))
        self._bench.badge("queries", self.group.open_ones if essay else 0)

    def _place(self) -> str:
        """Return the block in which the cursor stands."""
        return _key_of(self._bench.view.textCursor().block()) if self._bench.buffer is not None else ""


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
