"""The stretches of a selection: the pieces of blocks on which the character format is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import CharFacts


class Stretch(NamedTuple):
    """Characters of one format, from `start` up to `end` in the document."""

    start: int
    end: int
    made: QTextCharFormat

    @property
    def facts(self) -> CharFacts:
        """What the format states."""
        return formats.read_char_format(self.made)

    def cursor(self, qt: QTextDocument) -> QTextCursor:
        """Return a cursor that selects the stretch."""
        return selecting(qt, self.start, self.end)


def selecting(qt: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects from `start` up to `end`."""
    cursor = QTextCursor(qt)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks that a selection touches, or the block of the cursor."""
    qt = cursor.document()
    block = qt.findBlock(cursor.selectionStart())
    found = [block]
    while block.next().isValid() and block.next().position() < cursor.selectionEnd():
        block = block.next()
        found.append(block)
    return found


def of_block(block: QTextBlock) -> Iterator[Stretch]:
    """Yield the stretches of a block."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        start = fragment.position()
        yield Stretch(start, start + fragment.length(), fragment.charFormat())
        at += 1


def within(cursor: QTextCursor) -> list[Stretch]:
    """Return the stretches inside a selection, cut at its ends."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    found = []
    for block in blocks(cursor):
        for stretch in of_block(block):
            a, b = max(start, stretch.start), min(end, stretch.end)
            if a < b:
                found.append(Stretch(a, b, stretch.made))
    return found
