"""Python's search for reference cycles, held back while somebody types.

A search through all that an open collection holds takes a tenth of a second. So what is there once a
collection is open is left out of the searches to come, which then are short; all is looked through
when a collection was closed, and when another program is taken up.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from essayeditor.foundation.collecting import collect
from essayeditor.ui.session import Session

LEAST_BETWEEN = 120.0
"""Seconds between two searches through everything."""


class Tidy(QObject):
    """Belongs to one window."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._last = time.monotonic()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(2_000)
        self._settled.timeout.connect(gc.freeze)
        session.opened.connect(self._settled.start)
        session.closed.connect(collect)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look through everything when the person has turned to another program."""
        if event.type() == QEvent.Type.WindowDeactivate and watched is self._window:
            now = time.monotonic()
            if now - self._last > LEAST_BETWEEN:
                self._last = now
                QTimer.singleShot(300, collect)
        return False
