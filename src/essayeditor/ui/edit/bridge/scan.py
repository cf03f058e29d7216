"""Reading a text again and again while it is written: only the blocks that changed are read anew.

Each block of Qt's document carries in its user state the number under which what was read of it is
kept, -1 if nothing is. A change of the document resets the state of the blocks it touches.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument

from essayeditor.text.counts import Counts, count
from essayeditor.text.document import Comment, Document, called_notes
from essayeditor.text.marks import ATOM
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.beside import Beside
from essayeditor.ui.edit.bridge.formats import BlockFacts
from essayeditor.ui.edit.bridge.read import CharTable, Piece, assembled, blocks, pieces


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read of one block: its facts and pieces, its counts, and the notes it calls.

    `calls` holds the offset in the block, in Qt's units, and the note; those in a caption or table
    have the offset of the whole.
    """

    facts: BlockFacts
    pieces: tuple[Piece, ...]
    counts: Counts
    calls: tuple[tuple[int, str], ...]


class Scanner(QObject):
    """Keeps what was read of each block of one text."""

    def __init__(self, qt: QTextDocument) -> None:
        super().__init__(qt)
        self._qt = qt
        self._table: CharTable = {}
        self._entries: dict[int, Entry] = {}
        self._numbers = itertools.count()
        qt.documentLayout()  # without a layout Qt tells of no change
        qt.contentsChange.connect(self._changed)

    def entries(self) -> Iterator[tuple[QTextBlock, Entry]]:
        """Yield every block with what stands in it."""
        kept: dict[int, Entry] = {}
        for block in blocks(self._qt):
            number = block.userState()
            entry = self._entries.get(number)
            if entry is None or number in kept:
                number, entry = next(self._numbers), self._read(block)
                block.setUserState(number)
            kept[number] = entry
            yield block, entry
        self._entries = kept

    def entry(self, block: QTextBlock) -> Entry:
        """Return what stands in one block."""
        known = self._entries.get(block.userState())
        return known if known is not None else self._read(block)

    def read(self, beside: Beside) -> tuple[Document, tuple[Comment, ...]]:
        """Return the document and its comments as they stand now."""
        return assembled((piece for _block, entry in self.entries() for piece in entry.pieces), beside)

    def _read(self, block: QTextBlock) -> Entry:
        found = tuple(pieces(block, self._table))
        counts = sum((count(Document((piece.block,))) for piece in found), Counts())
        return Entry(formats.block_facts(block), found, counts, tuple(self._calls(block)))

    def _calls(self, block: QTextBlock) -> Iterator[tuple[int, str]]:
        if ATOM not in block.text():
            return
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            chars = self._table[fragment.charFormatIndex()]
            if chars.note or chars.object:
                offset = fragment.position() - block.position()
                for place, char in enumerate(fragment.text()):
                    if char == ATOM:
                        yield from ((offset + place, key) for key in _called(chars))
            at += 1

    def _changed(self, at: int, _removed: int, added: int) -> None:
        block = self._qt.findBlock(at)
        end = at + added
        while block.isValid() and block.position() <= end:
            block.setUserState(-1)
            block = block.next()


def _called(chars: formats.CharFacts) -> list[str]:
    if chars.note:
        return [chars.note]
    return called_notes(Document((formats.values.unpack_block(chars.object),)))
