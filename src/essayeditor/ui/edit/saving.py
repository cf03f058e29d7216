"""Saving by itself: within two seconds of a key, off the typing path; and what to say if it fails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.ui import errors
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.session import Session

SAVES_AFTER = 1_500
"""Milliseconds from the first unsaved change to the saving, however long the typing goes on."""
TRIES_AGAIN_AFTER = 8_000


class Saver(QObject):
    """Saves a buffer's text as the next revision of its essay.

    `failed` carries the reason, once for each new reason; `saved` says that all is well again. What
    could not be saved stays in its buffer, and is tried again now and then.
    """

    failed = Signal(str)
    saved = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: dict[str, Buffer] = {}
        self._reason = ""
        self.before: Callable[[], None] = lambda: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    @property
    def reason(self) -> str:
        """Why the last saving failed, or ""."""
        return self._reason

    def take(self, buffer: Buffer) -> None:
        """Save a buffer soon. Quick: it hangs on every key."""
        self._waiting[buffer.essay] = buffer
        if not self._timer.isActive():
            self._timer.start(SAVES_AFTER)

    def save(self) -> bool:
        """Save now what is not saved; return whether all of it is safe."""
        self._timer.stop()
        self.before()
        for buffer in list(self._waiting.values()):
            if not buffer.dirty:
                del self._waiting[buffer.essay]
            elif self._save(buffer):
                del self._waiting[buffer.essay]
                self.saved.emit(buffer.essay)
        if self._waiting:
            self._timer.start(TRIES_AGAIN_AFTER)
        elif self._reason:
            self._reason = ""
        return not self._waiting

    def forget(self) -> None:
        """Let go of everything, as when the collection is closed."""
        self._timer.stop()
        self._waiting.clear()
        self._reason = ""

    def _save(self, buffer: Buffer) -> bool:
        if not self._session.is_open:
            return False
        document, comments = buffer.read()
        buffer.dirty = False
        before, buffer.saved = buffer.saved, document
        try:
            self._session.desk.save_text(buffer.essay, document, comments=comments)
        except (EssayEditorError, OSError) as error:
            said = errors.in_words(error) if isinstance(error, OSError) else str(error)
            if said != self._reason:
                self._reason = said
                self.failed.emit(said)
            buffer.dirty, buffer.saved = True, before
            return False
        return True
