"""The place of a comment inside a whole: words of a caption or cell, or else the whole itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from essayeditor.text.blocks import Block
from essayeditor.text.diff_places import carried
from essayeditor.text.document import Comment, Document, inline_fields, walk
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.offsets import from_utf16
from essayeditor.ui.edit.inplace.editor import FieldEditor
from essayeditor.ui.edit.objects import fields


class Spot(NamedTuple):
    """A stretch of a block's main words (see `Comment`), in code points; empty for the block as a whole."""

    block: str
    start: int = 0
    end: int = 0


def of_editor(value: Block, editor: FieldEditor) -> Spot:
    """Return where a comment lies on the words at the cursor of a field's editor.

    Words that no comment can lie on, such as a credit, stand for the whole.
    """
    cursor, field = editor.textCursor(), editor.field
    block = editor.document().findBlock(cursor.selectionStart())
    key = formats.block_facts(block).id if field.is_cell else value.id
    held = [one.id for one in walk([value])]
    if key not in held or not block.text() or (not field.is_cell and field.name != _main(value)):
        return Spot(value.id)
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    first = max(0, cursor.selectionStart() - block.position())
    last = min(cursor.selectionEnd() - block.position(), block.length() - 1)
    if first >= last:
        first, last = 0, block.length() - 1
    text = block.text()
    return Spot(key, from_utf16(text, first), from_utf16(text, last))


def _main(block: Block) -> str:
    return next(iter(inline_fields(block)), "")


def named(value: Block, comment: Comment) -> str:
    """Return what the place of a comment inside a whole is called, "" for the whole."""
    for one in walk([value]):
        if one.id == comment.block and comment.start < comment.end:
            field = fields.holding(value, one.id, _main(one))
            return fields.title(value, field) if field is not None else ""
    return ""


def stretches(value: Block, comments: Iterable[Comment]) -> list[tuple[Comment, str]]:
    """Return the comments that lie on words inside a whole, each with the name of the words' field."""
    mains = {one.id: _main(one) for one in walk([value])}
    return [
        (comment, mains[comment.block])
        for comment in comments
        if comment.block in mains and comment.start < comment.end
    ]


def moved(comments: dict[str, Comment], value: Block, fresh: Block) -> dict[str, Comment]:
    """Return comments as they lie once a whole has become another; those whose words went lie on it whole."""
    inside = {one.id for one in walk([value])}
    left = {one.id for one in walk([fresh])}
    mine = [comment for comment in comments.values() if comment.block in inside]
    result = dict(comments)
    for comment in carried(mine, Document((value,)), Document((fresh,))):
        gone = comment.block not in left
        result[comment.id] = replace(comment, block=fresh.id, start=0, end=0) if gone else comment
    return result
