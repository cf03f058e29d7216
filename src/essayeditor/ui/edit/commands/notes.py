"""Putting a note's call into the text, and changing what kind of note it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCursor

from essayeditor.text.blocks import Paragraph, new_id
from essayeditor.text.document import Note, NoteKind
from essayeditor.text.marks import ATOM, NoteCall
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.beside import Beside
from essayeditor.ui.edit.bridge.formats import CharFacts
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import Marks
from essayeditor.ui.edit.commands import stretches


def why_no_note(cursor: QTextCursor) -> str:
    """Return why no note can be called at the cursor, or ""."""
    if formats.block_facts(cursor.block()).role in (Role.OBJECT, Role.BOX_TITLE):
        return "A note is called from the text: put the cursor after the words it belongs to."
    return ""


def insert(
    cursor: QTextCursor, beside: Beside, kind: NoteKind = NoteKind.FOOTNOTE, marks: Marks = ()
) -> Note:
    """Call a new, empty note after the selection, and return it. `marks` are those of the call."""
    note = Note(new_id(), (Paragraph(new_id()),), kind)
    beside.notes[note.id] = note
    cursor.setPosition(cursor.selectionEnd())
    facts = formats.block_facts(cursor.block())
    under = formats.char_format_like(facts, CharFacts(marks))
    cursor.insertText(ATOM, formats.atom_format(under, NoteCall(note.id)))
    return note


def remove(cursor: QTextCursor, position: int) -> None:
    """Take the call at a position out of the text; the note goes with it, and undo brings both back."""
    stretches.selecting(cursor.document(), position, position + 1).removeSelectedText()


def converted(note: Note) -> Note:
    """Return a footnote as an endnote, or the other way about."""
    other = NoteKind.ENDNOTE if note.kind is NoteKind.FOOTNOTE else NoteKind.FOOTNOTE
    return replace(note, kind=other)
