"""The pane of approvals: who said what to these words, and what would be recorded."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayeditor.collection.entities import Revision
from essayeditor.ui.collect.rights import values
from essayeditor.ui.collect.rights.approvals import Approvals
from essayeditor.ui.collect.rights.evidence import EvidenceFiles
from essayeditor.ui.edit.approval import why_not
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.scrolling import scrolling


class ApprovalPanel(QWidget):
    """Follows the essay in hand, and says why its text cannot be sent where that is so."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.header = PaneHeader("Approval")
        self.reason = hint("")
        self.reason.setContentsMargins(12, 10, 12, 0)
        files = EvidenceFiles(bench.shell, self)
        bench.closing.connect(files.clear)
        self.group = Approvals(bench.shell, files, self._write)
        self.group.heading.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reason)
        column.addWidget(self.group)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(scrolling(inside), 1)
        self.setAccessibleName("Approval")
        bench.opened.connect(self.refresh)
        bench.changed.connect(lambda _changes: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show what the authors said to the text as it stands in the collection."""
        essay, record = self._bench.essay, self._bench.record
        reason = why_not(self._bench)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.group.setVisible(essay is not None)
        self.header.set_detail("")
        if essay is None:
            return
        revision = record.find(Revision, essay.revision)
        if revision is not None:
            self.header.set_detail(f"Version {revision.number}")
        self.group.show_asked(essay, values.asked(record, essay, date.today()), values.stale(record, essay))

    def _write(self, essay: str) -> None:
        page = self._bench.shell.visit("collect")
        if page is not None:
            page.bench.show("letters", f"proof {essay}")


def made(bench: Bench) -> ApprovalPanel:
    """Make the panel."""
    return ApprovalPanel(bench)
