"""The numbers of the moment: of notes by their calls, and of list items by what is before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtGui import QTextBlock, QTextDocument

from essayeditor.text.blocks import Block, ListItem, ListKind, Paragraph
from essayeditor.text.document import Note, NoteKind
from essayeditor.text.marks import ATOM
from essayeditor.text.numbering import labels as list_marks
from essayeditor.text.numbering import roman
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.scan import Entry


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


def item_labels(entries: Iterable[tuple[QTextBlock, Entry]]) -> dict[int, str]:
    """Return the mark of every list item by its block number: "•", "1.", "a."."""
    blocks: list[Block] = []
    path: object = ()
    for number, (_block, entry) in enumerate(entries):
        facts, key = entry.facts, str(number)
        if facts.path != path:
            blocks.append(Paragraph(f"-{key}"))  # a list does not go on across a box's edge
            path = facts.path
        if facts.role is Role.LIST:
            item = ListItem(key, kind=ListKind(facts.list_kind), level=facts.level, start=facts.start)
            blocks.append(item)
        else:
            blocks.append(Paragraph(key))
    marks = list_marks(blocks)
    return {int(key): f"{mark}." if mark not in ("•", "") else mark for key, mark in marks.items()}
