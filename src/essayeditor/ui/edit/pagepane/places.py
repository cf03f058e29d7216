"""From the cursor to the page and back: blocks and offsets as the map of the pages knows them."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from essayeditor.text.document import Document, walk
from essayeditor.typeset.page_map import PageMap, Spot
from essayeditor.ui.edit.bridge import formats, offsets
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.read import pieces
from essayeditor.ui.edit.buffer import Buffer

_SAME_LINE = 2.0
"""Points by which what stands on one line may differ in height."""


def of_cursor(cursor: QTextCursor) -> tuple[str, int]:
    """Return the block and offset at which a cursor stands; of a picture or table, its beginning."""
    block = cursor.block()
    facts = formats.block_facts(block)
    if facts.role is Role.OBJECT:
        found = next((piece.block.id for piece in pieces(block, {})), "")
        return found, 0
    return facts.id, offsets.from_utf16(block.text(), cursor.positionInBlock())


def line_at(where: PageMap, block: str, offset: int) -> list[Spot]:
    """Return the line of a block on which a letter stands, as marked rectangles; none if it is on no page."""
    spot = where.place(block, offset)
    if spot is None:
        return []
    same = [
        one
        for one in where.spots(block)
        if one.page == spot.page and abs(one.y + one.height - spot.y - spot.height) < _SAME_LINE
    ]
    if not same:
        return [spot]
    left = min(one.x for one in same)
    right = max(one.x + one.width for one in same)
    return [Spot(spot.page, left, spot.y, right - left, spot.height)]


def position(buffer: Buffer, key: str, offset: int) -> int | None:
    """Return the position in the text (Qt's units) of an offset in a block; None if it has no such block."""
    for block, entry in buffer.scanner.entries():
        for piece in entry.pieces:
            if piece.block.id == key and not piece.title:
                if entry.facts.role is Role.OBJECT:
                    return block.position()
                return block.position() + offsets.to_utf16(block.text(), offset)
            if any(one.id == key for one in walk((piece.block,))):
                return block.position()
    return None


def is_note(document: Document, key: str) -> bool:
    """Say whether a place on the page is a note's."""
    return any(note.id == key for note in document.notes)
