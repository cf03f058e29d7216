"""Saving by itself: within two seconds of a key, off the typing path; and what happens if it fails."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from essayeditor.collection.entities import Essay
from essayeditor.foundation.errors import EssayEditorError
from essayeditor.text.document import Comment, Document
from essayeditor.ui import errors
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.session import Session

if TYPE_CHECKING:
    from essayeditor.desk.saving import Saving

SAVES_AFTER = 1_500
"""Milliseconds from the first unsaved change to the saving, however long the typing goes on."""
TRIES_AGAIN_AFTER = 8_000


class _UnderWay(NamedTuple):
    """A text on its way to the disk, and what its buffer held as saved before."""

    buffer: Buffer
    saving: Saving
    text: tuple[Document, tuple[Comment, ...]]
    saved: Document
    revision: str


class Saver(QObject):
    """Saves buffers' texts as the next revisions of their essays, in a thread of its own.

    `failed` carries the reason, once for each new reason; `saved` an essay that is safe again. What
    could not be saved stays in its buffer, is put aside in the person's data folder, and is tried
    again after the next keys, and now and then.
    """

    failed = Signal(str)
    saved = Signal(str)
    _written = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: dict[str, Buffer] = {}
        self._aside: dict[str, Document] = {}
        self._under_way: _UnderWay | None = None
        self._reason = ""
        self.before: Callable[[], None] = lambda: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_soon)
        self._written.connect(self._finish)

    @property
    def reason(self) -> str:
        """Why the last saving failed, or ""."""
        return self._reason

    @property
    def unsaved(self) -> list[Buffer]:
        """The buffers whose texts are not safe yet."""
        return list(self._waiting.values())

    def take(self, buffer: Buffer) -> None:
        """Save a buffer soon. Quick: it hangs on every key."""
        self._waiting[buffer.essay] = buffer
        if not self._timer.isActive() or self._timer.remainingTime() > SAVES_AFTER:
            self._timer.start(SAVES_AFTER)

    def save_soon(self) -> None:
        """Begin to save what is not saved, without waiting for the disk."""
        if self._under_way is not None:
            self._put_aside()  # the disk is slow: if the program ended now, the last words would be lost
            self._timer.start(SAVES_AFTER)
            return
        self._timer.stop()
        self.before()
        self._begin_next()

    def save(self) -> bool:
        """Save now what is not saved, and wait for it; return whether all of it is safe."""
        self._timer.stop()
        self.before()
        self._finish()
        tried: set[str] = set()
        while (buffer := self._next(tried)) is not None:
            tried.add(buffer.essay)
            self._begin(buffer)
            self._finish()
        return not self._waiting

    def forget(self) -> None:
        """Let go of everything, as when the collection is closed."""
        self._finish()
        self._timer.stop()
        self._waiting.clear()
        self._aside.clear()
        self._reason = ""

    # One after the other

    def _next(self, tried: set[str]) -> Buffer | None:
        for buffer in list(self._waiting.values()):
            if not buffer.dirty:
                self._safe(buffer)
            elif buffer.essay not in tried:
                return buffer
        return None

    def _begin_next(self) -> None:
        tried: set[str] = set()
        while self._under_way is None and (buffer := self._next(tried)) is not None:
            tried.add(buffer.essay)
            self._begin(buffer)

    def _begin(self, buffer: Buffer) -> None:
        if not self._session.is_open:
            return
        text = buffer.read()
        before, revision = buffer.saved, buffer.revision
        buffer.dirty, buffer.saved = False, text[0]
        desk = self._session.desk
        try:
            saving = desk.save_text_soon(buffer.essay, text[0], self._written.emit, comments=text[1])
        except (EssayEditorError, OSError) as error:
            buffer.dirty, buffer.saved = True, before
            self._fail(buffer, error)
            return
        if saving is None:
            self._safe(buffer)
            return
        buffer.revision = desk.record.get(Essay, buffer.essay).revision
        self._under_way = _UnderWay(buffer, saving, text, before, revision)

    def _finish(self) -> None:
        under_way, self._under_way = self._under_way, None
        if under_way is None:
            return
        with contextlib.suppress(EssayEditorError):  # its error is told below, whoever waited for it first
            self._session.desk.finish_saving()
        buffer, error = under_way.buffer, under_way.saving.error
        if error is not None:
            buffer.dirty, buffer.saved, buffer.revision = True, under_way.saved, under_way.revision
            self._fail(buffer, error)
        else:
            self._safe(buffer)
        if self._waiting and not self._reason and not self._timer.isActive():
            self._timer.start(0 if error is None else TRIES_AGAIN_AFTER)

    def _safe(self, buffer: Buffer) -> None:
        """An essay's text has come to the disk; what was typed meanwhile is saved next."""
        if not buffer.dirty:
            self._waiting.pop(buffer.essay, None)
            if self._aside.pop(buffer.essay, None) is not None:
                from essayeditor.desk import recovery

                recovery.forget_aside(self._session.desk, buffer.essay)
        self._reason = ""
        self.saved.emit(buffer.essay)

    # When it fails

    def _fail(self, buffer: Buffer, error: Exception) -> None:
        self._waiting[buffer.essay] = buffer
        said = errors.in_words(error) if isinstance(error, OSError) else str(error)
        self._put_aside()
        if said != self._reason:
            self._reason = said
            self.failed.emit(said)
        self._timer.start(TRIES_AGAIN_AFTER)

    def _put_aside(self) -> None:
        """Put what is not saved into the person's data folder, if anything is new."""
        if not self._session.is_open:
            return
        from essayeditor.desk import recovery

        for buffer in self._waiting.values():
            document, comments = buffer.read()
            if self._aside.get(buffer.essay) == document:
                continue
            with contextlib.suppress(OSError):  # the text is in the window, and saving is tried again
                recovery.put_aside(self._session.desk, buffer.essay, buffer.revision, document, comments)
                self._aside[buffer.essay] = document
