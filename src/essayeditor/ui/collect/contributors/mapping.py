"""Bringing in a list: what each of its columns holds, chosen over a preview of its first rows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from essayeditor.desk.people_csv import LABELS, Sheet, people, proposed, read_sheet
from essayeditor.desk.vcards import is_cards, read_cards
from essayeditor.foundation.errors import EssayEditorError
from essayeditor.ui.errors import in_words
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary, hint
from essayeditor.ui.widgets.scrolling import scrolling

_EXAMPLES = 2


class MappingDialog(QDialog):
    """One line to a column: its head, its first values, and the field that they go into."""

    def __init__(self, file_name: str, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setWindowTitle(f"Import contributors from ‘{file_name}’")
        self.choices = [
            self._choice(head, field) for head, field in zip(sheet.columns, proposed(sheet), strict=True)
        ]
        self.said = QLabel()
        self.said.setWordWrap(True)
        box = QDialogButtonBox()
        self.take = box.addButton("Import contributors", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.GROUP, 16, metrics.GROUP, 16)
        column.setSpacing(metrics.MARGIN)
        column.addWidget(
            hint(
                "Say what each column holds. Somebody who is here already keeps what is recorded, and only "
                "gets what was missing. Columns marked private go into the private record."
            )
        )
        column.addWidget(self._table(), 1)
        column.addWidget(self.said)
        column.addWidget(box)
        self.resize(640, min(620, 220 + 36 * len(sheet.columns)))
        self._tell()

    def _choice(self, head: str, field: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(f"What the column {head or 'without a name'} holds")
        for name, label in LABELS.items():
            made.addItem(label, name)
        made.setCurrentIndex(made.findData(field))
        made.currentIndexChanged.connect(self._tell)
        return made

    def _table(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, metrics.BETWEEN, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, words in enumerate(("Column", "First values", "Goes into")):
            grid.addWidget(Secondary(words, small=True), 0, place)
        for row, (head, choice) in enumerate(zip(self._sheet.columns, self.choices, strict=True), start=1):
            values = [line[row - 1] for line in self._sheet.rows if line[row - 1]][:_EXAMPLES]
            name = ElidedLabel(head or "without a name")
            name.setFont(metrics.strong())
            grid.addWidget(name, row, 0)
            example = QLabel(_short(" · ".join(values)) or "empty")  # no tooltip: it may be private
            example.setTextFormat(Qt.TextFormat.PlainText)
            example.setForegroundRole(example.palette().ColorRole.PlaceholderText)
            grid.addWidget(example, row, 1)
            grid.addWidget(choice, row, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.choices) + 1, 1)
        return scrolling(inside)

    def fields(self) -> list[str]:
        """Return the field of each column, as it is chosen."""
        return [choice.currentData() for choice in self.choices]

    def people(self) -> list[dict[str, str]]:
        """Return what would come in."""
        return people(self._sheet, self.fields())

    def _tell(self) -> None:
        fields = [field for field in self.fields() if field]
        twice = next((field for field in fields if fields.count(field) > 1), "")
        found = self.people()
        if twice:
            self.said.setText(f"Two columns go into ‘{LABELS[twice]}’. Leave one of them out.")
        elif not found:
            self.said.setText("No column goes into the name yet. Choose the one that holds it.")
        else:
            count = len(found)
            left = len(self._sheet.rows) - count
            rest = f" {left:,} rows without a name are left out." if left > 1 else ""
            rest = " One row without a name is left out." if left == 1 else rest
            photos = len(self._sheet.photos)
            rest += f" With {photos:,} picture{'' if photos == 1 else 's'}." if photos else ""
            self.said.setText(f"{count:,} contributor{'' if count == 1 else 's'} in this list.{rest}")
        self.take.setEnabled(bool(found) and not twice)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 44 else f"{words[:43].rstrip()}…"


def bring_in(shell: Shell, path: Path, parent: QWidget) -> bool:
    """Read a list, ask what its columns hold, and add its people; return whether they came in."""
    try:
        content = path.read_bytes()
        sheet = read_cards(content) if is_cards(content) else read_sheet(content)
    except EssayEditorError as error:
        shell.session.problem.emit("operation", f"‘{path.name}’: {error}")
        return False
    except OSError as error:
        shell.session.problem.emit("operation", in_words(error))
        return False
    dialog = MappingDialog(path.name, sheet, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    rows = dialog.people()
    dialog.deleteLater()
    return wanted and shell.session.perform(lambda desk: desk.add_people(rows, sheet.photos)) is not None
