"""Taking the contributors out as a table or as cards: the public record, unless more is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from essayeditor.collection.entities import Contributor
from essayeditor.desk.desk import Desk
from essayeditor.desk.people_csv import write_people
from essayeditor.desk.vcards import write_cards
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.message import InlineMessage, Severity

_WIDTH = 460


class Wanted(NamedTuple):
    """What is to go out: as cards or as a table, and whether with what is private."""

    cards: bool
    private: bool

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return ".vcf" if self.cards else ".csv"

    @property
    def filter(self) -> str:
        """The kind of file, as the file dialog says it."""
        return "vCards (*.vcf)" if self.cards else "Tables (*.csv)"


class ExportDialog(QDialog):
    """Public records are what Enter exports; what is private has to be ticked, and is warned of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export contributors")
        self.setAccessibleName("Export contributors")
        self.table = QRadioButton("A table (CSV), for Excel and LibreOffice")
        self.cards = QRadioButton("Cards (vCard), for address books and mail programs")
        self.table.setChecked(True)
        self.private = QCheckBox("Private details too")
        self.private.toggled.connect(self._tell)
        self.warning = InlineMessage(
            "The file will hold e-mail addresses, telephone numbers, postal addresses and notes, where "
            "anybody who has it can read them. Keep it where only those who need it can, and delete it "
            "once it has served.",
            Severity.WARNING,
        )
        self.warning.setVisible(False)
        box = QDialogButtonBox()
        self.take = box.addButton("Export public records…", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.GROUP, 16, metrics.GROUP, 16)
        column.setSpacing(metrics.MARGIN)
        column.addWidget(hint("What may be printed of every contributor, with the essays that they wrote."))
        for part in (self.table, self.cards, self.private, self.warning, box):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)

    def _tell(self, on: bool) -> None:
        self.warning.setVisible(on)
        self.take.setText("Export with private details…" if on else "Export public records…")
        self.adjustSize()

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        return Wanted(self.cards.isChecked(), self.private.isChecked())


def ask(parent: QWidget) -> Wanted | None:
    """Ask what is to go out; None for nothing."""
    dialog = ExportDialog(parent)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    wanted = dialog.wanted()
    dialog.deleteLater()
    return wanted if answer else None


def content(desk: Desk, wanted: Wanted) -> bytes:
    """Return the file."""
    if not wanted.cards:
        return write_people(desk.record, private=wanted.private)
    shown = {person.headshot for person in desk.record.all(Contributor) if person.headshot}
    return write_cards(desk.record, {sha: desk.picture(sha) for sha in shown}, private=wanted.private)


def named(path: Path, wanted: Wanted) -> Path:
    """Return where it goes, with the ending that its kind has."""
    return path if path.suffix.lower() == wanted.suffix else path.with_name(path.name + wanted.suffix)
