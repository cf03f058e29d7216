"""A text in which all that is done is a step with a name, its clipboard, and what is dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from essayeditor.text.document import Document
from essayeditor.ui.edit import pasting
from essayeditor.ui.edit.column import ColumnView
from essayeditor.ui.edit.commands import clipboard, html_out
from essayeditor.ui.edit.writing import Writing


class SteppedView(ColumnView):
    """Does commands as steps, takes them back, copies, pastes and takes drops.

    `pictures_given` carries pictures that were pasted or dropped, as bytes or paths.
    """

    pictures_given = Signal(list)

    def __init__(self, parent: QWidget | None = None, writing: Writing | None = None) -> None:
        super().__init__(parent)
        self.writing = writing or Writing()
        self.keep_picture: Callable[[bytes], object] | None = None
        self.picture: Callable[[str], bytes] | None = None
        """Gives a picture of the collection by its SHA-256; KeyError if there is none."""
        self.together: Callable[[str, bool], bool] = lambda _label, _undo: False
        """Does a step back (or, if not `undo`, forth) that went through other texts too, as one with them."""

    def edit(self, command: Callable[[QTextCursor], object], label: str = "change", key: str = "") -> bool:
        """Do a command with the cursor as a step of this name; return what it returned, as true or false.

        Steps of one `key` that follow each other are one.
        """
        if self.buffer is None or self.isReadOnly():
            return True
        cursor = self.textCursor()
        with self.buffer.history.step(label, key):
            done = command(cursor)
        if done is False:
            return False
        self.buffer.restructured()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.names.update()
        return True

    # Steps

    def undo_name(self) -> str:
        """Return what undo would take back, "" for nothing."""
        return self.buffer.history.undo_label if self.buffer is not None and not self.isReadOnly() else ""

    def redo_name(self) -> str:
        """Return what redo would do again, "" for nothing."""
        return self.buffer.history.redo_label if self.buffer is not None and not self.isReadOnly() else ""

    def undo(self) -> None:
        """Take the last step back."""
        label = self.buffer.history.undo_label if self.buffer is not None and not self.isReadOnly() else ""
        if label and self.buffer is not None and not self.together(label, True):
            self._step(self.buffer.history.undo)

    def redo(self) -> None:
        """Do the step taken back last again."""
        label = self.redo_name()
        if label and self.buffer is not None and not self.together(label, False):
            self._step(self.buffer.history.redo)

    def _step(self, turn: Callable[[QTextCursor], bool]) -> None:
        cursor = self.textCursor()
        turn(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.names.update()

    # Clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection whole, with plain text and HTML beside it."""
        assert self.buffer is not None
        clip = clipboard.copied(self.textCursor(), self.buffer.beside)
        html = html_out.page(clip.document, within=clip.within)
        data = super().createMimeDataFromSelection()
        data.text()  # now it holds what Qt puts there, and can be given what is ours instead
        # One that was made in Python must not outlive it, as what lies on the clipboard does at the end.
        return clipboard.mime(clip, html, self.picture, data)

    def canInsertFromMimeData(self, data: QMimeData) -> bool:
        """Take our own clips, text, and pictures; other files go to the window."""
        return pasting.can_paste(data)

    def insertFromMimeData(self, data: QMimeData) -> None:
        """Paste, or take what was dropped."""
        given: list[bytes | Path] = [*pasting.picture_files(data)]
        if not given and (content := pasting.picture(data)):
            given = [content]
        if given:
            self.pictures_given.emit(given)
            return
        found = pasting.clip(data)
        if found is not None:
            for content in found[1] if self.keep_picture is not None else []:
                self.keep_picture(content)  # type: ignore[misc]
            self._paste(found[0])

    def paste_plain(self, text: str) -> None:
        """Paste words without their looks."""
        clip = clipboard.from_text(text)
        if clip is not None:
            self._paste(clip)

    def _paste(self, clip: clipboard.Clip) -> None:
        buffer = self.buffer
        if buffer is None or clip.document == Document():
            return
        hand = self.writing.hand()
        self.edit(lambda cursor: hand.paste(cursor, clip, buffer.beside), "paste")
        buffer.settle()

    def cut(self) -> None:
        """Copy the selection and delete it, mending the blocks it leaves."""
        if self.textCursor().hasSelection():
            self.copy()
            self.edit(self.writing.hand().remove, "cut")

    def dropEvent(self, event: QDropEvent) -> None:
        """Move or copy words within the text through the commands; take what comes from elsewhere."""
        buffer = self.buffer
        if event.source() is not self.viewport() or buffer is None or self.isReadOnly():
            super().dropEvent(event)
            return
        super().dragLeaveEvent(QDragLeaveEvent())
        old = self.textCursor()
        place = self.cursorForPosition(event.position().toPoint())
        moves = event.dropAction() == Qt.DropAction.MoveAction
        event.setDropAction(Qt.DropAction.CopyAction)  # what was moved is taken away here
        event.accept()
        if old.selectionStart() <= place.position() <= old.selectionEnd():
            return
        clip = clipboard.copied(old, buffer.beside)
        hand = self.writing.hand()
        with buffer.history.step("move words" if moves else "copy words"):
            hand.paste(place, clip, buffer.beside)
            if moves:
                hand.remove(old)
        buffer.restructured()
        self.setTextCursor(place)
        buffer.settle()
