"""The text of an essay to read and write: a QTextEdit that keeps to what a Document can hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from essayeditor.text.document import Document
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.ui.edit import grounds, overlays
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Prop, Role
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.commands import clipboard, marking, splitting, styling, typing
from essayeditor.ui.edit.margin import WIDTH, StyleNames
from essayeditor.ui.style import metrics

CHARACTERS = 66
"""The most characters to a line of the column."""
_SAMPLE = "the council, the housing association and whoever holds the lease "
Key = Qt.Key


class TextView(QTextEdit):
    """Shows one Buffer. Keys, pasting and dropping go through the commands, so that nothing is lost."""

    left = Signal()
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buffer: Buffer | None = None
        self.points = 12.0
        self.wide = False
        self.dimmed = False
        self._overlaid = (0, 0)
        self._block_here = -1
        self._blank = QTextDocument(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Text of the essay")
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.names = StyleNames(self)
        self.verticalScrollBar().valueChanged.connect(self.names.update)
        self.verticalScrollBar().valueChanged.connect(self._overlay_in_sight)
        self.cursorPositionChanged.connect(self._moved)

    def open(self, buffer: Buffer | None) -> None:
        """Show a buffer, or nothing."""
        if self.buffer is not None:
            self.buffer.settled.disconnect(self.overlay)
            self.buffer.qt.documentLayout().update.disconnect(self.names.update_part)
        self.buffer = buffer
        if buffer is None:
            self.setDocument(self._blank)
            return
        buffer.zoom(self.points)
        self.setDocument(buffer.qt)
        buffer.settled.connect(self.overlay)
        buffer.qt.documentLayout().update.connect(self.names.update_part)
        self.overlay()
        self._fit()

    def overlay(self) -> None:
        """Lay the colours of links, suggestions and comments over the text."""
        if self.buffer is None:
            return
        height = self.viewport().height()
        near = self.visible_blocks(-height, 2 * height)
        if near:
            first, last = near[0][0], near[-1][0]
            self._overlaid = (first.position(), last.position() + last.length())
            self.setExtraSelections(
                overlays.selections(self.buffer, self.textCursor(), first, last, dim=self.dimmed)
            )

    def _overlay_in_sight(self) -> None:
        """Lay colours over what came into sight, when it goes beyond what has them."""
        if self.buffer is None:
            return
        shown = self.visible_blocks(0, self.viewport().height())
        if shown and not (
            self._overlaid[0] <= shown[0][0].position() and shown[-1][0].position() <= self._overlaid[1]
        ):
            self.overlay()

    def recolour(self) -> None:
        """Take the colours of the present appearance."""
        if self.buffer is not None:
            self.buffer.recolour()
        self.overlay()
        self.viewport().update()
        self.names.update()

    def set_points(self, points: float) -> None:
        """Set the size of the text."""
        self.points = max(8.0, min(36.0, points))
        if self.buffer is not None:
            self.buffer.zoom(self.points)
        self._fit()
        self.names.update()

    def column(self) -> int:
        """Return the width of 66 characters of the text, in pixels."""
        fm = QFontMetricsF(metrics.essay(self.points))
        return round(fm.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * CHARACTERS) + 8

    def placed(self, width: int) -> tuple[int, int]:
        """Return where the column begins in a view of this width, and how wide it is, in pixels."""
        column = min(self.column(), max(200, width - WIDTH - metrics.GROUP))
        spare = max(0, width - column)
        return min(max(WIDTH, spare // 2), spare), column

    # What is drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at its width, in the middle of the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left, column = self.placed(self.width())
        self.setViewportMargins(left, 0, max(0, self.width() - left - column), 0)
        self.names.setGeometry(QRect(left - WIDTH, 0, WIDTH, self.height()))
        self._set_width(column)

    def _set_width(self, column: int) -> None:
        if self.lineWrapColumnOrWidth() != column:
            self.setLineWrapColumnOrWidth(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds and bars under the text, then the text, then the marks of list items."""
        if self.buffer is not None:
            painter = QPainter(self.viewport())
            grounds.paint(painter, self, event.rect())
            painter.end()
        super().paintEvent(event)

    def visible_blocks(self, top: int, bottom: int) -> list[tuple[QTextBlock, QRect]]:
        """Return the blocks between two heights of the viewport, each with its place there."""
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        block = self.document().findBlock(
            max(0, layout.hitTest(QPointF(8, top + scrolled), Qt.HitTestAccuracy.FuzzyHit))
        )
        if block.previous().isValid():
            block = block.previous()
        found = []
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, -scrolled).toAlignedRect()
            if rect.top() > bottom:
                break
            found.append((block, rect))
            block = block.next()
        return found

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

    def _moved(self) -> None:
        block = self.textCursor().block().blockNumber()
        if block != self._block_here:
            self._block_here = block
            self.names.update()
            if self.dimmed:
                self.overlay()

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

    def object_here(self) -> str:
        """Return the packed block of the object that the cursor stands at, or ""."""
        block = self.textCursor().block()
        if formats.block_facts(block).role is not Role.OBJECT:
            return ""
        at = block.begin()
        while not at.atEnd():
            found = at.fragment().charFormat().property(Prop.OBJECT)
            if found:
                return str(found)
            at += 1
        return ""
