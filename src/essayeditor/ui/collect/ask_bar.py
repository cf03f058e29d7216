"""A bar that asks for one thing in place of a dialog: a label, a field, the button, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.labels import line

Done = Callable[[str], str]
"""Takes what was written, and returns what is wrong with it, or ""."""


class AskBar(QFrame):
    """Hidden until something is asked; Enter answers, Esc puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: Done | None = None
        self._back: QWidget | None = None
        self._words = QLabel()
        self.field = QLineEdit()
        self.field.setMaximumWidth(280)
        self.field.setAccessibleName("Answer")
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self._form = FormField("", self.field)
        self._form.label.hide()
        self._save = buttons.button("Save", self._answer)
        self._cancel = buttons.button("Cancel", self.close_bar)
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 14, 7)
        row.setSpacing(metrics.BETWEEN)
        for part in (self._words, self._form, self._save, self._cancel):
            row.addWidget(part, 1 if part is self._form else 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._words.setMinimumHeight(metrics.row_height(metrics.FIELD))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.field.returnPressed.connect(self._answer)
        self.hide()

    def ask(
        self, words: str, done: Done, *, text: str = "", button: str = "Save", known: Sequence[str] = ()
    ) -> None:
        """Ask for something; the focus goes back to where it was when it is answered."""
        focus = self.window().focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._back = focus
        self._done = done
        self._words.setText(words)
        self.field.setAccessibleName(words)
        self.setAccessibleName(words)
        self.field.setText(text)
        self._save.setText(button)
        self._known.setStringList(list(known))
        self._form.say("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    @property
    def fault(self) -> str:
        """What is said to be wrong."""
        return self._form.fault

    def close_bar(self) -> None:
        """Put the bar away."""
        self._done = None
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the bar away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        if self._done is None:
            return
        fault = self._done(" ".join(self.field.text().split()))
        self._form.say(fault)
        if not fault:
            self.close_bar()
