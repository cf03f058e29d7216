"""Who writes: asked for once, over the text, before the first suggestion or comment."""

from __future__ import annotations

import getpass
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons


def system_name() -> str:
    """Return the name under which the person is signed in, "" if the system tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class PersonBar(QWidget):
    """Asks for the name; what had to wait for it is done then."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._then: Callable[[], object] | None = None
        bench.view.writing.author = bench.shell.remember.person
        bench.view.writing.smart = bench.shell.remember.smart_typography
        bench.page.notes.delegate.writing = bench.view.writing
        self.field = QLineEdit()
        self.field.setAccessibleName("Your name")
        self.field.setMaxLength(80)
        label = QLabel("Your name, as it stands beside your suggestions and comments")
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.MARGIN, 5, metrics.MARGIN, 5)
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(buttons.button("Use this name", self._take))
        row.addWidget(buttons.bare("cross", "Leave it for now", self._put_away, "Esc"))
        self.field.returnPressed.connect(self._take)

    def need(self, then: Callable[[], object]) -> None:
        """Do something that needs the name: at once if it is known, or when it is given."""
        if self._bench.view.writing.author:
            then()
        else:
            self.ask(then)

    def ask(self, then: Callable[[], object] | None = None) -> None:
        """Ask for the name, or for another."""
        self._then = then
        self.field.setText(self._bench.view.writing.author or system_name())
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _take(self) -> None:
        name = " ".join(self.field.text().split())
        if not name:
            return
        self._bench.shell.remember.person = name
        self._bench.view.writing.author = name
        then, self._then = self._then, None
        self._put_away()
        if then is not None:
            then()

    def _put_away(self) -> None:
        self._then = None
        self.hide()
        self._bench.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)


def made(bench: Bench) -> PersonBar:
    """Return the bar."""
    return PersonBar(bench)
