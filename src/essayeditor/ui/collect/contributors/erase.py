"""Asking before private details are erased, which is the one thing here that cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from essayeditor.desk.traces import Traces
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import hint

_WIDTH = 460
_NOTHING = Traces(0, ())


def listed(things: list[str]) -> str:
    """Return "e-mail address, notes and lawful basis"."""
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1] if things else "")))


class EraseDialog(QDialog):
    """Names the contributor and the kinds of thing that go; Keep is what Enter does."""

    def __init__(
        self, name: str, things: list[str], parent: QWidget | None = None, found: Traces = _NOTHING
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Erase private details")
        self.setAccessibleName("Erase private details")
        self.question = QLabel(f"Erase {listed(things)} of {name}? This cannot be undone.")
        self.question.setWordWrap(True)
        self.question.setFont(metrics.strong())
        self.more = hint(
            "They go from this collection, from what Undo could bring back, and from the bytes of the file."
            f"{_said(found.entries)} "
            "The public record, the essays, the files as they were sent, and older backups stay as they are."
        )
        count = len(found.evidence)
        kept = "1 file" if count == 1 else f"{count} files"
        self.evidence = QCheckBox(f"Erase {kept} of evidence too, which then proves nothing any more")
        if not count:
            self.evidence.hide()
        box = QDialogButtonBox()
        self.erase = box.addButton("Erase private details", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep = box.addButton("Keep", QDialogButtonBox.ButtonRole.RejectRole)
        self.erase.setAutoDefault(False)
        self.keep.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.GROUP, metrics.GROUP, metrics.GROUP, 16)
        column.setSpacing(metrics.MARGIN)
        for part in (self.question, self.more, self.evidence, box):
            column.addWidget(part)
        self.setFixedSize(_WIDTH, column.totalHeightForWidth(_WIDTH))
        self.keep.setFocus()


def _said(entries: int) -> str:
    if not entries:
        return ""
    where = "1 entry" if entries == 1 else f"{entries:,} entries"
    return f" Address and number also go from {where} of the inbox, log, permissions and queries."


def ask(name: str, things: list[str], parent: QWidget, found: Traces = _NOTHING) -> tuple[bool, bool]:
    """Ask; return whether all that is to be erased, and whether the evidence is, too."""
    dialog = EraseDialog(name, things, parent, found)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    evidence = dialog.evidence.isChecked()
    dialog.deleteLater()
    return answer, answer and evidence
