"""Where a find lies in the open text: a place of the record in Qt's document, in a note, in a field."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from essayeditor.text.document import walk
from essayeditor.text.finding.searchable import Place
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import stretches, wholes


def block_of(qt: QTextDocument, place: Place) -> QTextBlock | None:
    """Return the block in which the words of a place stand, or which stands for them; None if none does."""
    block = qt.begin()
    while block.isValid():
        if holds(block, place.block, place.field):
            return block
        block = block.next()
    return None


def holds(block: QTextBlock, key: str, field: str) -> bool:
    """Say whether a block of Qt's document is, or stands for, the field of a block of the text."""
    facts = formats.block_facts(block)
    if facts.role is Role.BOX_TITLE:
        return field == "title" and bool(facts.path) and facts.path[-1].id == key
    if facts.role is not Role.OBJECT:
        return facts.id == key
    whole = wholes.found(block)
    return whole is not None and any(one.id == key for one in walk([whole]))


def selecting(qt: QTextDocument, place: Place, start: int, end: int) -> QTextCursor | None:
    """Return a cursor that selects a stretch of a place, or the whole that stands for it."""
    block = block_of(qt, place)
    if block is None:
        return None
    at = block.position()
    if formats.block_facts(block).role is Role.OBJECT:
        return stretches.selecting(qt, at, at + max(0, block.length() - 1))
    text = block.text()
    return stretches.selecting(qt, at + to_utf16(text, start), at + to_utf16(text, end))
