"""Asking for the plan of the pages whenever the book has changed, without ever waiting for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from essayeditor.foundation.errors import EssayEditorError, JobCancelled
from essayeditor.ui.session import Session

if TYPE_CHECKING:
    from essayeditor.desk.preview import PageRequest

PAUSE = 350
"""Milliseconds without a change after which the pages are planned."""


class Planner(QObject):
    """Tells when a plan has come. Until then what it told last is out of date."""

    planned = Signal(object)
    """Carries the BookPlan."""
    progressed = Signal(int, int)
    failed = Signal(str)
    _heard = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edition = ""
        self._request: PageRequest | None = None
        self._end: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        self._heard.connect(self._listen, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> bool:
        """Whether a plan was asked for and has not come yet."""
        return self._timer.isActive() or self._request is not None

    def plan(self, edition: str) -> None:
        """Plan the pages of an edition ("" for the full book) soon; no plan of another is told any more."""
        if edition != self._edition and self._request is not None:
            self._request.cancel()
            self._request = None
        self._edition = edition
        self._timer.start()

    def stop(self) -> None:
        """Want no plan any more."""
        self._timer.stop()
        if self._end is not None:
            self._end()
            self._end = None
        if self._request is not None:
            self._request.cancel()
            self._request = None

    def _ask(self) -> None:
        if not self._session.is_open:
            return
        server = self._session.desk.preview
        if self._end is None:
            self._end = server.listen(self._heard.emit)  # called in a thread of the server's
        try:
            self._request = server.plan(edition=self._edition)
        except KeyError:  # the edition was deleted meanwhile: the page will ask for another
            self._request = None

    def _listen(self, request: PageRequest) -> None:
        if request is not self._request:
            return
        if not request.done:
            if request.progress is not None:
                self.progressed.emit(request.progress.done, request.progress.of)
            return
        self._request = None
        try:
            plan = request.result
        except JobCancelled:
            return
        except EssayEditorError as error:
            self.failed.emit(str(error))
            return
        self.planned.emit(plan)
