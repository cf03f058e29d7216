"""In which format words typed at the cursor stand: what goes on from before it, and what stops."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import CharFacts
from essayeditor.ui.edit.bridge.props import Prop

_ONLY_INSIDE = frozenset({MarkKind.LINK, MarkKind.INSERTED, MarkKind.DELETED, MarkKind.REFORMATTED})
_TELLING = (Prop.NOTE, Prop.ATOM, Prop.RAW, Prop.OBJECT, Prop.COMMENTS)


def cleaned(cursor: QTextCursor, made: QTextCharFormat) -> QTextCharFormat | None:
    """Return the format to type in where `made`, which Qt would take, will not do; else None.

    Links, suggestions and comments go on only where they stand on both sides of the cursor: words
    typed at their end are outside. What makes an atom never goes on.
    """
    facts = formats.read_char_format(made)
    doubtful = any(mark.kind in _ONLY_INSIDE for mark in facts.marks)
    if not doubtful and not any(made.hasProperty(prop) for prop in _TELLING):
        return None
    after = _after(cursor)
    marks = tuple(m for m in facts.marks if m.kind not in _ONLY_INSIDE or m in after.marks)
    comments = " ".join(key for key in facts.comments.split() if key in after.comments.split())
    fresh = formats.char_format_like(formats.block_facts(cursor.block()), CharFacts(marks, comments=comments))
    return None if fresh == made else fresh


def _after(cursor: QTextCursor) -> CharFacts:
    """Return what stands after the cursor in its block."""
    if cursor.atBlockEnd():
        return CharFacts()
    ahead = QTextCursor(cursor)
    ahead.setPosition(max(cursor.selectionEnd(), cursor.position()) + 1)
    return formats.read_char_format(ahead.charFormat())
