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
LEFT_OUT_AFTER = (2_000, 30_000)
"""Milliseconds from the opening after which what is there is left out: the record, then the texts at hand."""
EVERY = 1_000
"""Milliseconds between two looks whether a search is due."""


class Tidy(QObject):
    """Belongs to one window. From its making on Python does not search by itself."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        collecting.hold()
        self._window = window
        self._last = time.monotonic()
        self._settled, self._at_hand = (self._leaving_out(session, after) for after in LEFT_OUT_AFTER)
        self.searching = QTimer(self)
        self.searching.setInterval(EVERY)
        self.searching.timeout.connect(collecting.search)
        self.searching.start()
        session.closed.connect(collecting.collect)
        window.installEventFilter(self)

    def _leaving_out(self, session: Session, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(gc.freeze)
        session.opened.connect(timer.start)
        return timer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look through everything when the person has turned to another program."""
        if event.type() == QEvent.Type.WindowDeactivate and watched is self._window:
            now = time.monotonic()
            if now - self._last > LEAST_BETWEEN:
                self._last = now
                QTimer.singleShot(300, self, collecting.collect)
        return False
