"""What can be done about a file of the report: lines put back, a difference known, more memory and time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from essayeditor.desk.amends import put_back_words
from essayeditor.desk.jobs.results import FileResult, FileStatus
from essayeditor.importers.tally import shorten
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import ElidedLabel

_LONGEST = 60


class Remedies(QWidget):
    """One button for each thing that can be done; hidden where there is none."""

    put_back = Signal(str, str)
    """A submission, and the block of the line."""
    acknowledged = Signal(str)
    """An essay whose missing words are known."""
    generous = Signal(object)
    """The path of a file to be read with more memory and time."""
    inbox_wanted = Signal(str)
    """A submission to be shown in the inbox."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.MARGIN, 6, metrics.MARGIN, metrics.MARGIN)
        self._column.setSpacing(4)
        self.setAccessibleName("What can be changed")
        self.setVisible(False)

    def show_file(self, file: FileResult | None) -> None:
        """Show what can be done about a file."""
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()  # not at once: it may be the button that was pressed
        if file is not None:
            self._offer_all(file)
        self.setVisible(self._column.count() > 0)

    def _offer_all(self, file: FileResult) -> None:
        report = file.report
        if file.limited and file.path is not None:
            path: Path = file.path
            self._offer("Read it with more memory and time", lambda: self.generous.emit(path))
        if file.status is FileStatus.WAITING and file.submission:
            self._offer("Show it in the inbox", lambda: self.inbox_wanted.emit(file.submission))
        if report is None or file.status is not FileStatus.IMPORTED:
            return
        if report.words_missing and not report.acknowledged and file.essay:
            self._offer("I know that these words are missing", lambda: self.acknowledged.emit(file.essay))
        for taken in report.taken if file.submission else ():
            if not taken.back:
                label = f"‘{shorten(taken.text, _LONGEST)}’"
                self._offer(
                    put_back_words(taken),
                    lambda block=taken.block: self.put_back.emit(file.submission, block),  # type: ignore[misc]
                    label,
                )

    def _offer(self, words: str, run: Callable[[], object], label: str = "") -> None:
        if label:
            said: QLabel = ElidedLabel(label)
            self._column.addWidget(said)
            said.show()
        button = buttons.button(words, run)
        button.setAccessibleName(f"{words}: {label}" if label else words)
        self._column.addWidget(button)
        button.show()  # at once: left to the layout, it would be missing from the next painting
