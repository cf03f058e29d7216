"""Python's search for reference cycles, done by the window's own thread, between two events.

Anywhere else it may take down widgets where that ends the program (see `foundation.collecting`). And a
search through all that an open collection holds takes a tenth of a second: what is there once a
collection is open is left out of the searches to come, which then are short; all is looked through
when a collection was closed, and when another program is taken up.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from essayeditor.foundation import collecting
from essayeditor.ui.session import Session

LEAST_BETWEEN = 120.0
"""Seconds between two searches through everything."""
EVERY = 1_000
"""Milliseconds between two looks whether a search is due."""


class Tidy(QObject):
    """Belongs to one window. From its making on Python does not search by itself."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        collecting.hold()
        self._window = window
        self._last = time.monotonic()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(2_000)
        self._settled.timeout.connect(gc.freeze)
        self.searching = QTimer(self)
        self.searching.setInterval(EVERY)
        self.searching.timeout.connect(collecting.search)
        self.searching.start()
        session.opened.connect(self._settled.start)
        session.closed.connect(collecting.collect)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look through everything when the person has turned to another program."""
        if event.type() == QEvent.Type.WindowDeactivate and watched is self._window:
            now = time.monotonic()
            if now - self._last > LEAST_BETWEEN:
                self._last = now
                QTimer.singleShot(300, self, collecting.collect)
        return False
