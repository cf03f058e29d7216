"""Putting marks on words and taking them off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from essayeditor.text.marks import Mark, MarkKind
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import CharFacts
from essayeditor.ui.edit.bridge.values import Marks
from essayeditor.ui.edit.commands import stretches

_EXCLUDES = {MarkKind.SUPERSCRIPT: MarkKind.SUBSCRIPT, MarkKind.SUBSCRIPT: MarkKind.SUPERSCRIPT}


def has(made: QTextCharFormat, kind: MarkKind) -> bool:
    """Say whether a format is under a mark of this kind."""
    return any(mark.kind is kind for mark in formats.read_char_format(made).marks)


def value(made: QTextCharFormat, kind: MarkKind) -> str:
    """Return the value of a format's mark of this kind, such as a link's address; "" for none."""
    return next((m.value for m in formats.read_char_format(made).marks if m.kind is kind), "")


def with_mark(marks: Marks, mark: Mark) -> Marks:
    """Return marks with one put on, in place of another of its kind or one it excludes."""
    gone = {mark.kind, _EXCLUDES.get(mark.kind)}
    return (*(m for m in marks if m.kind not in gone), mark)


def without(marks: Marks, kind: MarkKind) -> Marks:
    """Return marks without those of a kind."""
    return tuple(m for m in marks if m.kind is not kind)


def is_on(cursor: QTextCursor, kind: MarkKind) -> bool:
    """Say whether every selected character is under a mark; without a selection, what would be typed."""
    if not cursor.hasSelection():
        return has(cursor.charFormat(), kind)
    found = stretches.within(cursor)
    return bool(found) and all(has(stretch.made, kind) for stretch in found)


def toggled(cursor: QTextCursor, kind: MarkKind) -> Callable[[Marks], Marks]:
    """Return the change that puts a mark on the selection, or takes it off where all of it is under it."""
    if is_on(cursor, kind):
        return lambda marks: without(marks, kind)
    return lambda marks: with_mark(marks, Mark(0, 0, kind))


def toggle(cursor: QTextCursor, kind: MarkKind) -> None:
    """Put a mark on the selection, or take it off where all of it is under it."""
    change(cursor, toggled(cursor, kind))


def set_value(cursor: QTextCursor, kind: MarkKind, said: str) -> None:
    """Put a mark with a value (a link, a language) on the selection; with "" take it off."""
    change(cursor, valued(kind, said))


def valued(kind: MarkKind, said: str) -> Callable[[Marks], Marks]:
    """Return the change that puts a mark with a value on, or with "" takes it off."""
    if said:
        return lambda marks: with_mark(marks, Mark(0, 0, kind, said))
    return lambda marks: without(marks, kind)


def clear(cursor: QTextCursor) -> None:
    """Take every mark off the selection but suggestions and languages."""
    change(cursor, cleared)


def cleared(marks: Marks) -> Marks:
    """Return marks without those that are formatting."""
    kept = {MarkKind.LANGUAGE, MarkKind.INSERTED, MarkKind.DELETED, MarkKind.REFORMATTED}
    return tuple(m for m in marks if m.kind in kept)


def change(cursor: QTextCursor, changed: Callable[[Marks], Marks]) -> None:
    """Change the marks of every stretch of a selection, as one step."""
    qt = cursor.document()
    cursor.beginEditBlock()
    for stretch in stretches.within(cursor):
        facts = stretch.facts
        if facts.object:
            continue
        block = formats.block_facts(qt.findBlock(stretch.start))
        fresh = formats.char_format_like(block, replace(facts, marks=changed(facts.marks)))
        stretch.cursor(qt).setCharFormat(fresh)
    cursor.endEditBlock()


def typing_format(cursor: QTextCursor, changed: Callable[[Marks], Marks]) -> QTextCharFormat:
    """Return the format in which words typed at the cursor would stand, its marks changed."""
    facts = formats.read_char_format(cursor.charFormat())
    block = formats.block_facts(cursor.block())
    return formats.char_format_like(block, CharFacts(changed(facts.marks), comments=facts.comments))


def link_at(cursor: QTextCursor) -> QTextCursor | None:
    """Return a cursor that selects the whole link under the cursor, or None."""
    address = value(cursor.charFormat(), MarkKind.LINK)
    if not address:
        return None
    found = [s for s in stretches.of_block(cursor.block()) if value(s.made, MarkKind.LINK) == address]
    start = end = cursor.position()
    for stretch in found:
        if stretch.start <= end <= stretch.end:
            end = max(end, stretch.end)
    for stretch in reversed(found):
        if stretch.start <= start <= stretch.end:
            start = min(start, stretch.start)
    return stretches.selecting(cursor.document(), start, end)
