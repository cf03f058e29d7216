"""In which format words typed at the cursor stand: what goes on from before it, and what stops."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import CharFacts
from essayeditor.ui.edit.commands.hands import AT_ONCE, Hand

_ONLY_INSIDE = frozenset({MarkKind.LINK, MarkKind.INSERTED, MarkKind.DELETED, MarkKind.REFORMATTED})


def cleaned(cursor: QTextCursor, made: QTextCharFormat, hand: Hand = AT_ONCE) -> QTextCharFormat | None:
    """Return the format to type in where `made`, which Qt would take, will not do; else None.

    Links, suggestions and comments go on only where they stand on both sides of the cursor: words
    typed at their end are outside. What makes an atom never goes on.
    """
    facts = formats.read_char_format(made)
    doubtful = any(mark.kind in _ONLY_INSIDE for mark in facts.marks)
    tells = facts.note or facts.atom or facts.raw or facts.object or facts.comments
    if not doubtful and not hand.suggests and not tells:
        return None
    around = _around(cursor)
    marks = tuple(
        m for m in facts.marks if m.kind not in _ONLY_INSIDE or all(m in side.marks for side in around)
    )
    if hand.suggests:
        links = tuple(m for m in marks if m.kind is MarkKind.LINK)
        inserted = tuple(m for m in facts.marks if m.kind is MarkKind.INSERTED)
        marks = (*(m for m in facts.marks if m.kind not in _ONLY_INSIDE), *links, *inserted)
    marks = hand.typed(marks)
    comments = " ".join(
        key for key in facts.comments.split() if all(key in side.comments.split() for side in around)
    )
    fresh = formats.char_format_like(formats.block_facts(cursor.block()), CharFacts(marks, comments=comments))
    return None if fresh == made else fresh


def _around(cursor: QTextCursor) -> tuple[CharFacts, CharFacts]:
    """Return what stands before and after the cursor in its block."""
    place = QTextCursor(cursor)
    place.setPosition(cursor.selectionStart())
    before = CharFacts() if place.atBlockStart() else formats.read_char_format(place.charFormat())
    place.setPosition(cursor.selectionEnd())
    if place.atBlockEnd():
        return before, CharFacts()
    place.setPosition(place.position() + 1)
    return before, formats.read_char_format(place.charFormat())
