"""The texts that are open, so that each keeps its steps of undo and the place of its cursor."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container

from PySide6.QtCore import QObject

from essayeditor.collection.entities import Essay, Revision
from essayeditor.text.codec import digest
from essayeditor.text.document import Document
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.objects.pictures import Pictures
from essayeditor.ui.session import Session

KEPT = 12
"""Texts kept open, beside those that have a tab."""


class Buffers(QObject):
    """Opens an essay's text once, and again only when it was changed elsewhere."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._open: OrderedDict[str, Buffer] = OrderedDict()
        self._cursors: dict[str, int] = {}
        self.held: Callable[[], Container[str]] = tuple
        """Returns the essays whose texts stay open whatever comes: those that have a tab."""
        self.pictures = Pictures(lambda asset: session.desk.picture(asset))

    def open(self, essay: Essay) -> Buffer:
        """Return the text of an essay."""
        buffer = self._open.get(essay.id)
        if buffer is None or (self.is_outdated(essay.id) and not self.follow(essay.id)):
            buffer = self._read(essay)
            old = self._open.pop(essay.id, None)
            if old is not None:
                old.deleteLater()
            self._open[essay.id] = buffer
        self._open.move_to_end(essay.id)
        self._close_oldest()
        return buffer

    def is_outdated(self, essay: str) -> bool:
        """Say whether an essay has other words than its open text, which has nothing unsaved."""
        buffer = self._open.get(essay)
        found = self._session.record.find(Essay, essay)
        if buffer is None or found is None or buffer.dirty:
            return False
        revision = self._session.record.find(Revision, found.revision)
        if revision is None:
            return bool(buffer.saved.blocks)
        return revision.id != buffer.revision and revision.document != digest(buffer.saved)

    def at_hand(self, essay: str) -> Buffer | None:
        """Return the open text of an essay, None if it is not open."""
        return self._open.get(essay)

    def settled_as(self, buffer: Buffer, document: Document) -> None:
        """Say that an open text is what the collection now holds as `document`."""
        buffer.saved, buffer.dirty = document, False
        buffer.revision = self._session.record.get(Essay, buffer.essay).revision

    def follow(self, essay: str) -> bool:
        """Bring an open text to what the collection holds by a step of its own, if one leads there.

        So it is after a step of the collection that went through the text too was taken back.
        """
        buffer = self._open.get(essay)
        if buffer is None or buffer.dirty:
            return False
        document = self._session.desk.document(essay)
        history = buffer.history
        for turn, back in ((history.undo, history.redo), (history.redo, history.undo)):
            if not turn():
                continue
            if buffer.read()[0] == document:
                self.settled_as(buffer, document)
                return True
            back()
        buffer.dirty = False
        return False

    def forget(self) -> None:
        """Close every text."""
        for buffer in self._open.values():
            buffer.deleteLater()
        self._open.clear()

    def remember_cursor(self, essay: str, position: int) -> None:
        """Remember where the cursor was."""
        self._cursors[essay] = position

    def cursor(self, essay: str) -> int:
        """Return where the cursor was, 0 for a text not opened before."""
        return self._cursors.get(essay, 0)

    def _read(self, essay: Essay) -> Buffer:
        desk = self._session.desk
        document = desk.document(essay.id) if essay.revision else Document()
        comments = desk.comments(essay.id) if essay.revision else ()
        buffer = Buffer(essay.id, document, comments, self.pictures, self)
        buffer.revision = essay.revision
        return buffer

    def _close_oldest(self) -> None:
        for key in list(self._open)[:-1]:
            if len(self._open) <= KEPT:
                break
            if not self._open[key].dirty and key not in self.held():
                self._open.pop(key).deleteLater()
