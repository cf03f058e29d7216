"""The text of an essay to read and write: a QTextEdit that keeps to what a Document can hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
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

from essayeditor.text.marks import Mark, MarkKind
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import marking, styling, typing, typography
from essayeditor.ui.edit.history import TYPING
from essayeditor.ui.edit.stepped import SteppedView
from essayeditor.ui.edit.writing import Writing

Key = Qt.Key
Standard = QKeySequence.StandardKey
Move = QTextCursor.MoveOperation
_FURTHER = {
    Standard.DeleteStartOfWord: Move.PreviousWord,
    Standard.DeleteEndOfWord: Move.NextWord,
    Standard.DeleteEndOfLine: Move.EndOfLine,
}


class TextView(SteppedView):
    """Shows one Buffer. Keys go through the commands, so that nothing is lost."""

    left = Signal()
    menu_asked = Signal(object)
    object_opened = Signal()

    def __init__(self, parent: QWidget | None = None, writing: Writing | None = None) -> None:
        super().__init__(parent, writing)
        self._deleted_at = (-1, 0)
        self.takers: list[Callable[[QKeyEvent], bool]] = []
        """Asked in turn whether they take a key that types nothing."""
        self.setAccessibleName("Text of the essay")
        self.setAcceptRichText(True)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in our text; leave the rest to Qt."""
        if self.buffer is None:
            return
        if self._is_typing(event):  # the way of nearly every key: nothing is asked here that need not be
            if not self.isReadOnly():
                self._before_typing()
            super().keyPressEvent(event)
            if not self.isReadOnly() and typography.may_matter(event.text()):
                self.writing.improve(self.textCursor(), self.buffer.history)
        elif any(take(event) for take in self.takers):
            return
        elif event.matches(Standard.Undo):
            self.undo()
        elif event.matches(Standard.Redo):
            self.redo()
        elif self.isReadOnly() or not self._handled(event):
            super().keyPressEvent(event)

    def _handled(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        hand = self.writing.hand()
        if key in (Key.Key_Return, Key.Key_Enter) and plain:
            self._line_break() if shift else self.edit(hand.split, "new paragraph")
            return True
        if key in (Key.Key_Tab, Key.Key_Backtab) and plain:
            by = -1 if key == Key.Key_Backtab or shift else 1
            self.edit(
                lambda cursor: hand.restyle(cursor, lambda c: styling.change_level(c, by)), "list level"
            )
            return True
        if event.matches(Standard.Cut):
            self.cut()
            return True
        cursor = self.textCursor()
        if key == Key.Key_Backspace and (plain or cursor.hasSelection() or cursor.atBlockStart()):
            return self._delete(hand.backspace)
        if key == Key.Key_Delete and (plain or cursor.hasSelection() or cursor.atBlockEnd()):
            return self._delete(hand.delete)
        return hand.suggests and self._deletes_further(event, cursor)

    def _delete(self, command: Callable[[QTextCursor], object]) -> bool:
        """Delete, what is deleted key after key being one step."""
        place, number = self._deleted_at
        if self.textCursor().position() != place or self.textCursor().hasSelection():
            number += 1
        done = self.edit(command, "deleting", f"deleting {number}")
        self._deleted_at = (self.textCursor().position(), number)
        return done

    def _deletes_further(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        for standard, move in _FURTHER.items():
            if event.matches(standard):
                cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
                start = cursor.selectionStart()
                self.setTextCursor(cursor)
                self._delete(self.writing.hand().remove)
                if move is Move.PreviousWord:
                    cursor.setPosition(start)
                    self.setTextCursor(cursor)
                return True
        return False

    def _is_typing(self, event: QKeyEvent) -> bool:
        text, modifiers = event.text(), event.modifiers()
        if not text or not text.isprintable():
            return False
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return control is bool(modifiers & Qt.KeyboardModifier.AltModifier)  # both: AltGr

    def _before_typing(self) -> None:
        """See that words about to be typed stand where words can stand, and in the right format."""
        assert self.buffer is not None
        cursor, hand, history = self.textCursor(), self.writing.hand(), self.buffer.history
        if cursor.hasSelection():
            several = "\u2029" in cursor.selectedText()
            if hand.suggests or several or formats.block_facts(cursor.block()).role is Role.OBJECT:
                self.edit(hand.remove, TYPING)
                cursor = self.textCursor()
                history.go_on(cursor.position())
        if formats.block_facts(cursor.block()).role is Role.OBJECT:
            self.edit(hand.split, TYPING)
            cursor = self.textCursor()
            history.go_on(cursor.position())
        history.about_to_type(cursor)
        if cursor.hasSelection():
            return  # a format set now would be given to the selection
        fresh = typing.cleaned(cursor, self.currentCharFormat(), hand)
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
        said, telling = event.commitString(), typography.may_matter
        improves = self.buffer is not None and not self.isReadOnly() and not event.replacementLength()
        if not improves or not any(map(telling, said)):
            super().inputMethodEvent(event)
            return
        for char in said:  # as if typed key by key, so that each is set as the house does
            one = QInputMethodEvent()
            one.setCommitString(char)
            super().inputMethodEvent(one)
            if telling(char) and self.buffer is not None:
                self.writing.improve(self.textCursor(), self.buffer.history)
        if event.preeditString():
            super().inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))
        event.accept()

    def _line_break(self) -> None:
        self._before_typing()
        self.insertPlainText("\u2028")

    def toggle_mark(self, kind: MarkKind) -> None:
        """Put a mark on the selection, or take it off; without one, for what is typed next."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            hand = self.writing.hand()
            self.edit(lambda selected: hand.mark(selected, marking.toggled(selected, kind)), _said(kind))
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


def _said(kind: MarkKind) -> str:
    """Return what putting a mark on or taking it off is called."""
    return kind.value.replace("-", " ")
