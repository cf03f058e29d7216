"""Rewording a letter: its text, the fields that may stand in it, and the way back to our wording."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from essayeditor.desk import letters
from essayeditor.foundation.errors import OperationRefused
from essayeditor.ui.errors import in_words
from essayeditor.ui.session import Operation, Session
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.message import MessageArea, Severity
from essayeditor.ui.widgets.scrolling import scrolling

FIELDS_WIDTH = 230
_WHOSE = {
    letters.Whose.OURS: "This is the wording that comes with the program.",
    letters.Whose.PERSON: "This is your wording for all collections.",
    letters.Whose.COLLECTION: "This is the wording of this collection alone.",
}
_BACK = {
    letters.Whose.PERSON: "Restore our wording",
    letters.Whose.COLLECTION: "Use the wording of all collections",
}


class TemplateEditor(QWidget):
    """`done` tells that the wording was saved, given up or left as it was."""

    done = Signal()

    def __init__(self, session: Session, own: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own = own
        self._key = letters.KINDS[0]
        self._whose = letters.Whose.OURS
        self.title = QLabel()
        self.title.setFont(metrics.pane_title())
        self.messages = MessageArea()
        self.text = QTextEdit()
        self.text.setAcceptRichText(False)
        self.text.document().setDocumentMargin(10)
        self.text.setAccessibleName("Wording of the letter")
        self.save = buttons.button("Use for this collection", self._save)
        self.save.setFont(metrics.strong())
        self.for_all = buttons.button("Use for all collections", self._save_for_all)
        self.restore = buttons.button("", self._restore)
        self.cancel = buttons.button("Cancel", self.done.emit)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.BETWEEN)
        for button in (self.save, self.for_all, self.restore, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(metrics.BETWEEN)
        column.addWidget(self.title)
        self.whose = hint()
        column.addWidget(self.whose)
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
        one = letters.template(key, self._own, self._session.record.collection.letters)
        self._whose = one.whose
        self.whose.setText(f"{_WHOSE[one.whose]} What stands in braces is filled in.")
        self.title.setText(f"Wording of ‘{one.title}’")
        self.text.setPlainText(one.text)
        self.restore.setText(_BACK.get(one.whose, ""))
        self.restore.setVisible(one.whose in _BACK)
        self.messages.clear_message("wording")
        self.text.setFocus()

    def _insert(self, name: str) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def _save(self) -> None:
        """Keep the wording in the collection."""
        key, text = self._key, self.text.toPlainText()
        self._done(lambda: letters.parsed(key, text) and self._perform(lambda d: d.reword_letter(key, text)))

    def _save_for_all(self) -> None:
        """Keep the wording beside the settings; one of this collection alone would hide it, and goes."""
        key, text = self._key, self.text.toPlainText()

        def save() -> None:
            letters.save_template(key, text, self._own)
            self._unword()

        self._done(save)

    def _restore(self) -> None:
        """Go back by one step: from the collection's wording to that of all, or from that to ours."""
        key = self._key
        if self._whose is letters.Whose.COLLECTION:
            self._done(self._unword)
        else:
            self._done(lambda: letters.restore_template(key, self._own))

    def _unword(self) -> None:
        if self._key in dict(self._session.record.collection.letters):
            self._perform(lambda desk: desk.unword_letter(self._key))

    def _perform(self, operation: Operation) -> None:
        self._session.perform(operation)

    def _done(self, act: Callable[[], object]) -> None:
        """Do it, and say so; or say why it could not be done."""
        try:
            act()
        except OperationRefused as error:
            self.messages.show_message("wording", str(error), Severity.ERROR)
        except OSError as error:
            self.messages.show_message("wording", in_words(error), Severity.ERROR)
        else:
            self.done.emit()
