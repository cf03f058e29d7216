"""Rewording a letter: its text, the fields that may stand in it, and the way back to our wording."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from essayeditor.desk import letters
from essayeditor.foundation.errors import OperationRefused
from essayeditor.ui.errors import in_words
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.message import MessageArea, Severity
from essayeditor.ui.widgets.scrolling import scrolling

FIELDS_WIDTH = 230


class TemplateEditor(QWidget):
    """`done` tells that the wording was saved, given up or left as it was."""

    done = Signal()

    def __init__(self, own: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._key = letters.KINDS[0]
        self.title = QLabel()
        self.title.setFont(metrics.pane_title())
        self.messages = MessageArea()
        self.text = QTextEdit()
        self.text.setAcceptRichText(False)
        self.text.document().setDocumentMargin(10)
        self.text.setAccessibleName("Wording of the letter")
        self.save = buttons.button("Save wording", self._save)
        self.save.setFont(metrics.strong())
        self.restore = buttons.button("Restore our wording", self._restore)
        self.cancel = buttons.button("Cancel", self.done.emit)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.BETWEEN)
        for button in (self.save, self.restore, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(metrics.BETWEEN)
        column.addWidget(self.title)
        column.addWidget(
            hint("This wording is used for all your collections. What stands in braces is filled in.")
        )
        column.addWidget(self.messages)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 0, 14)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self._fields())
        self.setAccessibleName("Wording of a letter")

    def _fields(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, metrics.BETWEEN, 0)
        grid.setHorizontalSpacing(metrics.BETWEEN)
        grid.setVerticalSpacing(1)
        head = QLabel("Fields")
        head.setFont(metrics.strong())
        grid.addWidget(head, 0, 0)
        for row, (name, meaning) in enumerate(letters.FIELDS.items(), start=1):
            put = buttons.link(f"{{{name}}}", lambda name=name: self._insert(name))
            put.setAccessibleName(f"Put in {meaning}")
            grid.addWidget(put, 2 * row - 1, 0, Qt.AlignmentFlag.AlignLeft)
            words = hint(meaning)
            words.setFont(metrics.small())
            words.setContentsMargins(metrics.MARGIN, 0, 0, 4)
            grid.addWidget(words, 2 * row, 0)
        grid.setRowStretch(2 * len(letters.FIELDS) + 1, 1)
        area = scrolling(inside)
        area.setFixedWidth(FIELDS_WIDTH)
        return area

    def edit(self, key: str) -> None:
        """Show the wording of a letter."""
        self._key = key
        one = letters.template(key, self._own)
        self.title.setText(f"Wording of “{one.title}”")
        self.text.setPlainText(one.text)
        self.restore.setVisible(one.own)
        self.messages.clear_message("wording")
        self.text.setFocus()

    def _insert(self, name: str) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def _save(self) -> None:
        try:
            letters.save_template(self._key, self.text.toPlainText(), self._own)
        except OperationRefused as error:
            self.messages.show_message("wording", str(error), Severity.ERROR)
        except OSError as error:
            self.messages.show_message("wording", in_words(error), Severity.ERROR)
        else:
            self.done.emit()

    def _restore(self) -> None:
        try:
            letters.restore_template(self._key, self._own)
        except OSError as error:
            self.messages.show_message("wording", in_words(error), Severity.ERROR)
        else:
            self.done.emit()
