"""The text of an essay to read and write: a QTextEdit that keeps to what a Document can hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from essayeditor.text.document import Document
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.column import ColumnView
from essayeditor.ui.edit.commands import clipboard, marking, splitting, styling, typing

Key = Qt.Key


class TextView(ColumnView):
    """Shows one Buffer. Keys, pasting and dropping go through the commands, so that nothing is lost."""

    left = Signal()
    menu_asked = Signal(object)
    object_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Text of the essay")
        self.setAcceptRichText(True)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in our text; leave the rest to Qt."""
        if self.buffer is None:
            return
        if self.isReadOnly() or not self._handled(event):
            super().keyPressEvent(event)

    def _handled(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in (Key.Key_Return, Key.Key_Enter) and plain:
            self._line_break() if shift else self.edit(splitting.split)
            return True
        if key in (Key.Key_Tab, Key.Key_Backtab) and plain:
            by = -1 if key == Key.Key_Backtab or shift else 1
            self.edit(lambda cursor: styling.change_level(cursor, by))
            return True
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
            return True
        cursor = self.textCursor()
        if key == Key.Key_Backspace and (plain or cursor.hasSelection() or cursor.atBlockStart()):
            return self.edit(splitting.backspace)
        if key == Key.Key_Delete and (plain or cursor.hasSelection() or cursor.atBlockEnd()):
            return self.edit(splitting.delete)
        if self._is_typing(event):
            self._before_typing()
        return False

    def _is_typing(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return event.text().isprintable() and bool(event.text()) and control is alt  # both: AltGr

    def _before_typing(self) -> None:
        """See that words about to be typed stand where words can stand, and in the right format."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            several = "\u2029" in cursor.selectedText()
            if several or formats.block_facts(cursor.block()).role is Role.OBJECT:
                self.edit(splitting.remove)
                cursor = self.textCursor()
        if formats.block_facts(cursor.block()).role is Role.OBJECT:
            self.edit(splitting.split)
            cursor = self.textCursor()
        if cursor.hasSelection():
            return  # a format set now would be given to the selection
        fresh = typing.cleaned(cursor, self.currentCharFormat())
        if fresh is not None:
            self.setCurrentCharFormat(fresh)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed input where words can stand."""
        if (
            self.buffer is not None
            and not self.isReadOnly()
            and (event.commitString() or event.preeditString())
        ):
            self._before_typing()
        super().inputMethodEvent(event)

    def _line_break(self) -> None:
        self._before_typing()
        self.insertPlainText("\u2028")

    def edit(self, command: Callable[[QTextCursor], object]) -> bool:
        """Do a command with the cursor; return what it returned, as true or false."""
        if self.buffer is None or self.isReadOnly():
            return True
        cursor = self.textCursor()
        done = command(cursor)
        if done is False:
            return False
        self.buffer.restructured()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.names.update()
        return True

    def toggle_mark(self, kind: MarkKind) -> None:
        """Put a mark on the selection, or take it off; without one, for what is typed next."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.edit(lambda selected: marking.toggle(selected, kind))
            return
        made = self.currentCharFormat()
        on = marking.has(made, kind)

        def changed(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
            return marking.without(marks, kind) if on else marking.with_mark(marks, Mark(0, 0, kind))

        facts = formats.read_char_format(made)
        block = formats.block_facts(cursor.block())
        fresh = formats.CharFacts(changed(facts.marks), comments=facts.comments)
        self.setCurrentCharFormat(formats.char_format_like(block, fresh))
        self.setFocus()

    def mark_is_on(self, kind: MarkKind) -> bool:
        """Say whether the selection, or what is typed next, is under a mark."""
        if self.textCursor().hasSelection():
            return marking.is_on(self.textCursor(), kind)
        return marking.has(self.currentCharFormat(), kind)

    # Clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection whole, with plain text and HTML beside it."""
        assert self.buffer is not None
        clip = clipboard.copied(self.textCursor(), self.buffer.beside)
        return clipboard.mime(clip, self.textCursor().selection().toHtml())

    def canInsertFromMimeData(self, data: QMimeData) -> bool:
        """Take our own clips and text; files go to the window."""
        return not data.hasUrls() and (data.hasFormat(clipboard.MIME) or data.hasText())

    def insertFromMimeData(self, data: QMimeData) -> None:
        """Paste, or take what was dropped."""
        clip = clipboard.from_mime(data)
        if clip is not None:
            self._paste(clip)

    def paste_plain(self, text: str) -> None:
        """Paste words without their looks."""
        clip = clipboard.from_text(text)
        if clip is not None:
            self._paste(clip)

    def _paste(self, clip: clipboard.Clip) -> None:
        buffer = self.buffer
        if buffer is None or clip.document == Document():
            return
        if clip.within and not clip.document.notes and not self.textCursor().hasSelection():
            self._before_typing()
        self.edit(lambda cursor: clipboard.paste(cursor, clip, buffer.beside))
        buffer.settle()

    def cut(self) -> None:
        """Copy the selection and delete it, mending the blocks it leaves."""
        if self.textCursor().hasSelection():
            self.copy()
            self.edit(splitting.remove)

    # The rest

    def note_here(self) -> str:
        """Return the id of the note whose call the cursor touches, or else of the call before it."""
        if self.buffer is None:
            return ""
        place = self.textCursor().position()
        before = [key for position, key in self.buffer.calls if position <= place]
        return before[-1] if before else (self.buffer.calls[0][1] if self.buffer.calls else "")

    def select_call(self, note: str) -> None:
        """Put the cursor behind the call of a note, and show it."""
        if self.buffer is None:
            return
        place = next((position for position, key in self.buffer.calls if key == note), None)
        if place is not None:
            self.go_to(place + 1)

    def go_to(self, position: int) -> None:
        """Put the cursor at a position of the text, and show it near the top."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        wanted = self.cursorRect().top() - self.viewport().height() // 4
        bar = self.verticalScrollBar()
        bar.setValue(max(0, bar.value() + wanted))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of this place."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_asked.emit(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the text was left, so that it is saved."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for what is known of a picture; select a word elsewhere."""
        here = self.cursorForPosition(event.position().toPoint())
        if formats.block_facts(here.block()).role is Role.OBJECT:
            self.setTextCursor(here)
            self.object_opened.emit()
            return
        super().mouseDoubleClickEvent(event)
