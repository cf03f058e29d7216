"""The progress strip: what is being done, how far it is, how long it takes yet, and Cancel."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary

_SETTLED = 1.5
"""Seconds of work before a time left is worth saying."""


def time_left(seconds: float) -> str:
    """Return a time left in words, rounded so that it does not flicker."""
    if seconds < 1.5:
        return "almost done"
    if seconds < 60:
        step = 5 if seconds > 10 else 1
        return f"about {max(2, round(seconds / step) * step)} seconds left"
    minutes = round(seconds / 60)
    return "about a minute left" if minutes <= 1 else f"about {minutes} minutes left"


class ProgressStrip(QWidget):
    """A 6 px bar in the page under a line of words."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._started = 0.0
        self._what = ElidedLabel()
        self._what.setFont(metrics.strong())
        self._step = Secondary()
        self._left = Secondary()
        self._cancel = buttons.button("Cancel", self._press)
        self._cancel.setAccessibleName("Cancel this work")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(metrics.PROGRESS)
        self._bar.setRange(0, 1000)
        words = QHBoxLayout()
        words.setSpacing(metrics.BETWEEN)
        words.addWidget(self._what)
        words.addWidget(self._step, 1)
        words.addWidget(self._left)
        words.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN + 2, metrics.BETWEEN, metrics.MARGIN + 2, metrics.MARGIN)
        column.setSpacing(metrics.BETWEEN)
        column.addLayout(words)
        column.addWidget(self._bar)
        self.setVisible(False)

    def begin(self, what: str) -> None:
        """Show the strip for a new piece of work."""
        self._started = time.monotonic()
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._cancel.setEnabled(True)
        self._cancel.setText("Cancel")
        self.tell("starting…", None)
        self.setVisible(True)

    def tell(self, step: str, share: float | None) -> None:
        """Say where the work is, such as "Essay 12 of 17", and its share from 0 to 1, if known."""
        self._step.setText(step)
        if share is None:
            self._bar.setValue(0)
            self._left.setText("")
            return
        share = max(0.0, min(1.0, share))
        self._bar.setValue(round(share * 1000))
        spent = time.monotonic() - self._started
        known = spent > _SETTLED and share > 0.02
        self._left.setText(time_left(spent * (1 - share) / share) if known else "")

    def end(self) -> None:
        """Take the strip away."""
        self.setVisible(False)

    def _press(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText("Stopping…")
        self.cancelled.emit()
