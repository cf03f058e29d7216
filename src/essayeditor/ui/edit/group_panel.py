"""A pane beside the text that shows one group of the essay's rights, as Collect shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayeditor.ui.collect.rights.group import Group
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.scrolling import scrolling


class GroupPanel(QWidget):
    """Follows the essay in hand. `reason` stands above the group: why there is nothing to show or do."""

    def __init__(self, bench: Bench, title: str) -> None:
        super().__init__()
        self._bench = bench
        self.header = PaneHeader(title)
        self.reason = hint("")
        self.reason.setContentsMargins(12, 10, 12, 0)
        self.setAccessibleName(title)

    def lay_out(self, group: Group) -> None:
        """Put the group under the header, whose title is its heading, and follow the essay from now on."""
        group.heading.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reason)
        column.addWidget(group)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(scrolling(inside), 1)
        self._bench.opened.connect(self.refresh)
        self._bench.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what there is of the essay in hand."""

    def write_letter(self, kind: str, essay: str) -> None:
        """Open a letter about an essay in Collect."""
        page = self._bench.shell.visit("collect")
        if page is not None:
            page.bench.show("letters", f"{kind} {essay}")

    def _changed(self, _changes: object) -> None:
        self.refresh()
