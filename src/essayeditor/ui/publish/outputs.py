"""The files that were made, and what is to be looked at in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from essayeditor.desk.jobs.results import Output
from essayeditor.ui.publish.finding_rows import rows, tally
from essayeditor.ui.publish.findings import FindingsList
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary, hint, line

KINDS = {"pdf": "PDF", "print": "PDF for the printer", "docx": "Word document"}


def size_words(size: int) -> str:
    """Return a number of bytes as people read it: "640 kB", "4.2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB"
    return f"{size / 1_000_000:.1f} MB"


def summary(output: Output) -> str:
    """Return what a file holds in one line."""
    counts = output.counts
    parts = [KINDS.get(output.kind, output.kind)]
    for number, one, many in (
        (output.pages, "page", "pages"),
        (counts.words, "word", "words"),
        (counts.notes, "note", "notes"),
        (counts.pictures, "picture", "pictures"),
    ):
        if number:
            parts.append(f"{number:,} {one if number == 1 else many}")
    parts.append(size_words(output.size))
    return ", ".join(parts)


def open_file(path: Path) -> bool:
    """Open a file, or a folder, with the program that the system has for it; return whether it did."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class OutputsView(QWidget):
    """A row for each file with its buttons; below, the findings."""

    essay_wanted = Signal(str, str)
    place_wanted = Signal(str, str)
    could_not_open = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Files that were made")
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        self._title = PaneHeader("What to look at")
        self.findings = FindingsList()
        self.findings.essay_wanted.connect(self.essay_wanted)
        self.findings.place_wanted.connect(self.place_wanted)
        self._good = hint("Every word, note, picture and link of the book is in the files.")
        self._good.setContentsMargins(14, metrics.MARGIN, 14, metrics.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._files)
        column.addWidget(self._good)
        column.addWidget(self._title)
        column.addWidget(self.findings, 1)
        column.addStretch(0)

    def show_outputs(self, outputs: Sequence[Output], titles: dict[str, str]) -> None:
        """Show the files, then what is to be looked at; `titles` are those of the essays, by key."""
        while self._files.count():
            item = self._files.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for output in outputs:
            self._files.addWidget(self._file_row(output))
            self._files.addWidget(line())
        found = rows(outputs, titles)
        self.findings.show_rows(found)
        self._title.set_title(tally(found) or "What to look at")
        for part in (self._title, self.findings):
            part.setVisible(bool(found))
        self._good.setVisible(not found)

    def _file_row(self, output: Output) -> QWidget:
        row, words, end = _row("page" if output.kind == "docx" else "publish", "secondary")
        name = ElidedLabel(output.path.name)
        name.setFont(metrics.strong())
        words.addWidget(name)
        words.addWidget(Secondary(summary(output), small=True))
        path = output.path
        for text, target in (("Open file", path), ("Open folder", path.parent)):
            made = buttons.button(text, lambda target=target: self._open(target))
            made.setAccessibleName(f"{text}, {path.name}")
            made.setToolTip(str(target))
            end.addWidget(made)
        row.setAccessibleName(f"{path.name}, {summary(output)}")
        return row

    def _open(self, path: Path) -> None:
        if not path.exists():
            self.could_not_open.emit(f"‘{path.name}’ is not there any more. Export the book again.")
        elif not open_file(path):
            self.could_not_open.emit(f"This computer has no program that opens ‘{path.name}’.")


def _row(icon: str, role: str) -> tuple[QWidget, QVBoxLayout, QHBoxLayout]:
    row = QWidget()
    sign = QLabel()
    icons.put(sign, icon, role)
    words, end = QVBoxLayout(), QHBoxLayout()
    words.setSpacing(1)
    end.setSpacing(6)
    across = QHBoxLayout(row)
    across.setContentsMargins(14, 6, 14, 6)
    across.setSpacing(metrics.MARGIN)
    across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(words, 1)
    across.addLayout(end)
    row.setMinimumHeight(metrics.row_height(metrics.FINDING_ROW, lines=2))
    return row, words, end
