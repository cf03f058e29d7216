"""Searching in the background of one thread: a few milliseconds at a time, so that typing never waits."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from essayeditor.desk.finding.hits import Search
from essayeditor.desk.finding.sources import Scope
from essayeditor.foundation.errors import EssayEditorError
from essayeditor.text.finding.query import Query
from essayeditor.ui.session import Session

SLICE = 0.008
"""Seconds of work before the window has its turn."""
WAITS = 60
"""Milliseconds after a key in which another may come."""


class Finder(QObject):
    """Runs one search at a time. `found` carries what came to light; `failed` why it cannot go on."""

    began = Signal()
    found = Signal(list)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[Query, Scope] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._ready = QTimer(self)
        self._ready.setInterval(15)
        self._ready.timeout.connect(self._make_ready)
        self._reading: object = None
        self.search: Search | None = None

    @property
    def busy(self) -> bool:
        """Whether it is searching, or about to."""
        return self._soon.isActive() or self._turn.isActive()

    def look(self, query: Query, scope: Scope, wait: int = WAITS) -> None:
        """Search soon; what was being searched is given up."""
        self._turn.stop()
        self._wanted = query, scope
        self._soon.start(wait)

    def look_now(self) -> None:
        """Bring a search that is waiting or under way to its end."""
        if self._soon.isActive():
            self._soon.stop()
            self._begin()
        while self._turn.isActive():
            self._go_on()

    def stop(self) -> None:
        """Give up."""
        self._soon.stop()
        self._turn.stop()
        self._ready.stop()
        self._reading = None
        self.search = None

    def make_ready(self) -> None:
        """Read the texts of the collection in idle moments, so that the first search is quick."""
        if self._session.is_open:
            self._reading = self._session.desk.make_ready()
            self._ready.start()

    def _begin(self) -> None:
        if self._wanted is None or not self._session.is_open:
            return
        query, scope = self._wanted
        self.search = None
        self.began.emit()
        try:
            self.search = self._session.desk.find(query, scope)
        except EssayEditorError as error:
            self.failed.emit(str(error))
            return
        self._turn.start()
        self._go_on()

    def _go_on(self) -> None:
        search = self.search
        if search is None or not self._session.is_open:
            self._turn.stop()
            return
        until = perf_counter() + SLICE
        found = []
        try:
            while not search.over and perf_counter() < until:
                found.extend(search.step())
        except EssayEditorError as error:
            self._turn.stop()
            self.failed.emit(str(error))
            return
        if found:
            self.found.emit(found)
        if search.over:
            self._turn.stop()
            self.ended.emit()

    def _make_ready(self) -> None:
        if self.busy:
            return
        if not self._session.is_open or next(self._reading, None) is None:  # type: ignore[call-overload]
            self._ready.stop()
