"""What was replaced in the collection, done to the open text too, so that it keeps its steps and cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.text.blocks import Block
from essayeditor.text.document import Comment, Document, all_blocks, walk
from essayeditor.text.finding.splices import Splice, Where
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.load import insert_inline
from essayeditor.ui.edit.bridge.offsets import to_utf16
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.commands import stretches, wholes

Made = Mapping[Where, Sequence[Splice]]


def apply(buffer: Buffer, made: Made, document: Document, label: str) -> bool:
    """Make the splices in an open text, as one step; return whether it then says what `document` says."""
    with buffer.history.step(label):
        _in_body(buffer, made, document)
        _in_notes(buffer, document)
    buffer.restructured()
    buffer.settle()
    return buffer.read()[0] == document


def _in_body(buffer: Buffer, made: Made, document: Document) -> None:
    keys = {key for key, _ in made}
    fresh: dict[str, Block] = {}
    cursor = QTextCursor(buffer.qt)
    cursor.beginEditBlock()
    block = buffer.qt.begin()
    while block.isValid():
        facts = formats.block_facts(block)
        if facts.role is Role.OBJECT:
            whole = wholes.found(block)
            if whole is not None and any(one.id in keys for one in walk([whole])):
                fresh = fresh or {one.id: one for one in all_blocks(document)}
                cursor.setPosition(block.position())
                wholes.put(cursor, fresh[whole.id])
        elif facts.role is Role.BOX_TITLE:
            _splice(cursor, block, made.get((facts.path[-1].id, "title"), ()) if facts.path else ())
        else:
            _splice(cursor, block, made.get((facts.id, "content"), ()))
        block = block.next()
    cursor.endEditBlock()


def _splice(cursor: QTextCursor, block: QTextBlock, splices: Sequence[Splice]) -> None:
    facts, qt = formats.block_facts(block), block.document()
    for one in sorted(splices, reverse=True, key=lambda s: (s.start, s.end)):
        text = block.text()
        start = block.position() + to_utf16(text, one.start)
        end = block.position() + to_utf16(text, one.end)
        first = stretches.selecting(qt, start, min(start + 1, block.position() + block.length() - 1))
        ids = formats.read_char_format(first.charFormat()).comments.split()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        comments = [Comment(key, facts.id, 0, len(one.piece)) for key in ids]
        insert_inline(cursor, one.piece, facts, comments if len(one.piece) else ())


def _in_notes(buffer: Buffer, document: Document) -> None:
    for note in document.notes:
        if buffer.beside.notes.get(note.id) != note:
            buffer.beside.notes[note.id] = note
