"""The numbers of the moment: of notes by their calls, and of list items by what is before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtGui import QTextCursor, QTextDocument

from essayeditor.text.blocks import Block, ListItem, ListKind, Paragraph
from essayeditor.text.document import Document, Note, NoteKind, called_notes
from essayeditor.text.marks import ATOM
from essayeditor.text.numbering import labels as list_marks
from essayeditor.text.numbering import roman
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.props import Prop, Role


def atom_positions(qt: QTextDocument) -> Iterator[int]:
    """Yield the position of every U+FFFC of a text, in Qt's units."""
    text = qt.toRawText()
    wide = not text.isascii() and max(text) > "\uffff"
    place = text.find(ATOM)
    before, extra = 0, 0
    while place >= 0:
        if wide:
            extra += sum(char > "\uffff" for char in text[before:place])
            before = place
        yield place + extra
        place = text.find(ATOM, place + 1)


def calls(qt: QTextDocument) -> list[tuple[int, str]]:
    """Return where notes are called, in reading order: position and note id.

    Calls in a caption or table have the position of the whole they stand in.
    """
    found: list[tuple[int, str]] = []
    cursor = QTextCursor(qt)
    for position in atom_positions(qt):
        cursor.setPosition(position + 1)
        made = cursor.charFormat()
        note = made.property(Prop.NOTE)
        if note:
            found.append((position, str(note)))
        elif whole := made.property(Prop.OBJECT):
            block = values.unpack_block(str(whole))
            found.extend((position, key) for key in called_notes(Document((block,))))
    return found


def note_labels(order: Iterable[str], notes: Mapping[str, Note]) -> dict[str, str]:
    """Return each note's number: footnotes 1, 2, 3; endnotes i, ii, iii. Each note counts once."""
    counts = {NoteKind.FOOTNOTE: 0, NoteKind.ENDNOTE: 0}
    labels: dict[str, str] = {}
    for key in order:
        if key in labels:
            continue
        note = notes.get(key)
        kind = note.kind if note is not None else NoteKind.FOOTNOTE
        counts[kind] += 1
        labels[key] = str(counts[kind]) if kind is NoteKind.FOOTNOTE else roman(counts[kind])
    return labels


def item_labels(qt: QTextDocument) -> dict[int, str]:
    """Return the mark of every list item by its block number: "•", "1.", "a."."""
    blocks: list[Block] = []
    path: object = ()
    block = qt.begin()
    while block.isValid():
        facts = formats.block_facts(block)
        key = str(block.blockNumber())
        if facts.path != path:
            blocks.append(Paragraph(f"-{key}"))  # a list does not go on across a box's edge
            path = facts.path
        if facts.role is Role.LIST:
            item = ListItem(key, kind=ListKind(facts.list_kind), level=facts.level, start=facts.start)
            blocks.append(item)
        else:
            blocks.append(Paragraph(key))
        block = block.next()
    marks = list_marks(blocks)
    return {int(key): f"{mark}." if mark not in ("•", "") else mark for key, mark in marks.items()}
