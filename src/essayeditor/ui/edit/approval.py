"""Sending the text in hand for approval: who said what to these words, and what would be recorded."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayeditor.collection.entities import Revision
from essayeditor.collection.workflow import FIXED
from essayeditor.ui.actions import Action
from essayeditor.ui.collect.rights import values
from essayeditor.ui.collect.rights.approvals import Approvals
from essayeditor.ui.collect.rights.evidence import EvidenceFiles
from essayeditor.ui.edit import bench as benches
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.fittings import SEND
from essayeditor.ui.shell import Shell
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.scrolling import scrolling

KEY = "approval"


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


def why_not(bench: Bench) -> str:
    """Return why the text in hand cannot be sent for approval, or ""."""
    essay, buffer = bench.essay, bench.buffer
    if essay is None or buffer is None:
        return "Open an essay first."
    if essay.state in FIXED:
        return f"This essay is {essay.state}: its text is settled and is not sent again."
    if bench.saver.reason:
        return "The text could not be saved, so it cannot be sent."
    if not essay.revision and not buffer.dirty:
        return "There is no text yet that could be approved."
    lines = values.asked(bench.record, essay, date.today())
    if not buffer.dirty and lines and all(line.tone == "green" for line in lines):
        return "These exact words are approved by everybody."
    return ""


def send(bench: Bench) -> None:
    """Save the text, show its approvals, and open the form that records the sending."""
    bench.page.leave()
    bench.show(KEY)
    panel = bench.page.frame.part(KEY)
    if panel is not None and not why_not(bench):
        panel.refresh()
        panel.group.ask_to_send()


def made(bench: Bench) -> ApprovalPanel:
    """Make the panel."""
    return ApprovalPanel(bench)


def actions(shell: Shell) -> list[Action]:
    """Return the primary action of Edit."""

    def reason() -> str:
        here = benches.of(shell)
        return why_not(here) if here is not None else "Open an essay first."

    def run() -> None:
        here = benches.of(shell)
        if here is not None:
            send(here)

    return [
        Action(
            SEND, "Send for approval…", run, "Essay", 5, "", "send",
            tip="Show what the authors said to these words, and record that they are sent",
            where=frozenset({"edit"}), blocked=reason,
        )
    ]  # fmt: skip


def tell(bench: Bench) -> None:
    """Say in the status bar why the text cannot be sent, so that it stands on the page."""
    essay = bench.essay
    bench.say(KEY, f"Not sent: {why}" if essay is not None and (why := why_not(bench)) else "")


def followed(bench: Bench) -> None:
    """Keep saying it."""
    bench.opened.connect(lambda: tell(bench))
    bench.settled.connect(lambda: tell(bench))
    bench.changed.connect(lambda _changes: tell(bench))
