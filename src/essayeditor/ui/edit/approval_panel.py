"""The pane of approvals: who said what to these words, and what would be recorded."""

from __future__ import annotations

from datetime import date
from functools import partial

from essayeditor.collection.entities import Revision
from essayeditor.ui.collect.rights import values
from essayeditor.ui.collect.rights.approvals import Approvals
from essayeditor.ui.collect.rights.evidence import EvidenceFiles
from essayeditor.ui.edit.approval import why_not
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.group_panel import GroupPanel


class ApprovalPanel(GroupPanel):
    """Says why the text of the essay in hand cannot be sent, where that is so."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Approval")
        files = EvidenceFiles(bench.shell, self)
        bench.closing.connect(files.clear)
        self.group = Approvals(bench.shell, files, partial(self.write_letter, "proof"))
        self.lay_out(self.group)

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


def made(bench: Bench) -> ApprovalPanel:
    """Make the panel."""
    return ApprovalPanel(bench)
