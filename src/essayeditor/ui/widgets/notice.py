"""The undo notice: what was just done, for ten seconds, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.announce import announce
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary

SHOWN_FOR = 10_000
"""Milliseconds that a notice stays."""


class UndoNotice(QWidget):
    """Stands at the left of the status bar in place of the counts, then goes."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], object] | None = None
        self._text = ElidedLabel()
        self._link = buttons.link("Undo", self._press)
        self._link.setFixedHeight(metrics.STATUS_BAR - 2)
        self._key = Secondary("Ctrl+Z", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(self._text)
        row.addWidget(self._link)
        row.addWidget(self._key)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.end)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence; with `undo`, also the way back."""
        self._text.setText(text)
        self._undo = undo
        self._link.setVisible(undo is not None)
        self._key.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.setVisible(True)
        self._timer.start()
        announce(self, text)

    def end(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._undo = None
        if not self.isHidden():
            self.setVisible(False)
            self.ended.emit()

    def _press(self) -> None:
        undo = self._undo
        self.end()
        if undo is not None:
            undo()
