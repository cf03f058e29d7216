"""The files that were made, and what is to be looked at in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from essayeditor.desk.jobs.results import ExportFinding, Output
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary, line

_TONES = {"error": ("stop", "red"), "warning": ("warn", "amber"), "note": ("info", "blue")}
_KINDS = {"pdf": "PDF", "docx": "Word document"}


def size_words(size: int) -> str:
    """Return a number of bytes as people read it: "640 kB", "4.2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB"
    return f"{size / 1_000_000:.1f} MB"


def summary(output: Output) -> str:
    """Return what a file holds in one line."""
    counts = output.counts
    parts = [_KINDS.get(output.kind, output.kind)]
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


class OutputsView(QScrollArea):
    """One row for each file, one for each finding."""

    essay_wanted = Signal(str)
    could_not_open = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Files that were made")
        self._column = QVBoxLayout()
        self._show_rows([])

    def show_outputs(self, outputs: Sequence[Output]) -> None:
        """Show the files, then what is to be looked at."""
        rows: list[QWidget] = []
        for output in outputs:
            rows += [self._file_row(output), line()]
        findings = [(output, finding) for output in outputs for finding in output.findings]
        if findings:
            title = QLabel("Look at these")
            title.setFont(metrics.strong())
            title.setContentsMargins(14, metrics.MARGIN, 14, metrics.WITHIN)
            rows.append(title)
        grave = list(_TONES)
        for output, finding in sorted(findings, key=lambda pair: grave.index(pair[1].severity)):
            rows += [self._finding_row(output, finding), line()]
        self._show_rows(rows)

    def _show_rows(self, rows: list[QWidget]) -> None:
        inside = QWidget()
        inside.setAutoFillBackground(True)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(inside)

    def _file_row(self, output: Output) -> QWidget:
        row, words, end = _row("publish" if output.kind == "pdf" else "page", "secondary")
        name = ElidedLabel(output.path.name)
        name.setFont(metrics.strong())
        words.addWidget(name)
        words.addWidget(Secondary(summary(output), small=True))
        path = output.path
        end.addWidget(buttons.button("Open file", lambda: self._open(path)))
        end.addWidget(buttons.button("Open folder", lambda: self._open(path.parent)))
        row.setAccessibleName(f"{path.name}, {summary(output)}")
        return row

    def _finding_row(self, output: Output, finding: ExportFinding) -> QWidget:
        icon, tone = _TONES[finding.severity]
        row, words, end = _row(icon, tone)
        text = QLabel(finding.message)
        text.setWordWrap(True)
        words.addWidget(text)
        words.addWidget(Secondary(output.path.name, small=True))
        if finding.essay:
            end.addWidget(buttons.button("Show", lambda: self.essay_wanted.emit(finding.essay)))
        row.setAccessibleName(finding.message)
        return row

    def _open(self, path: Path) -> None:
        if not path.exists():
            self.could_not_open.emit(f"‘{path.name}’ is not there any more. Export the book again.")
        elif not open_file(path):
            self.could_not_open.emit(f"This computer has no program that opens ‘{path.name}’.")

    def sizeHint(self) -> QSize:
        """Return room for a few rows."""
        return QSize(500, 300)


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
