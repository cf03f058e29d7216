"""Asking before private details are erased, which is the one thing here that cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import hint

_WIDTH = 460


def listed(things: list[str]) -> str:
    """Return "e-mail address, notes and lawful basis"."""
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1] if things else "")))


class EraseDialog(QDialog):
    """Names the contributor and the kinds of thing that go; Keep is what Enter does."""

    def __init__(self, name: str, things: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Erase private details")
        self.setAccessibleName("Erase private details")
        self.question = QLabel(f"Erase {listed(things)} of {name}? This cannot be undone.")
        self.question.setWordWrap(True)
        self.question.setFont(metrics.strong())
        self.more = hint(
            "They go from this collection, from what Undo could bring back, and from the bytes of the file. "
            "The public record, the essays, the files as they were sent, and older backups stay as they are."
        )
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
        for part in (self.question, self.more, box):
            column.addWidget(part)
        self.setFixedSize(_WIDTH, column.totalHeightForWidth(_WIDTH))
        self.keep.setFocus()


def ask(name: str, things: list[str], parent: QWidget) -> bool:
    """Ask; return whether all that is to be erased."""
    dialog = EraseDialog(name, things, parent)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer
