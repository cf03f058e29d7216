"""Comments on words: put on, answered, resolved, deleted; each a step that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from essayeditor.text.blocks import new_id
from essayeditor.text.document import Comment, Remark
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import stretches

if TYPE_CHECKING:
    from essayeditor.ui.edit.buffer import Buffer
    from essayeditor.ui.edit.inplace.spots import Spot
    from essayeditor.ui.edit.stepped import SteppedView


def ground(cursor: QTextCursor) -> QTextCursor | None:
    """Return the words a comment would be on: the selection in its first paragraph, a word, a paragraph.

    None where there are no words to comment on.
    """
    qt = cursor.document()
    block = qt.findBlock(cursor.selectionStart())
    if formats.block_facts(block).role is Role.OBJECT or block.length() <= 1:
        return None
    last = block.position() + block.length() - 1
    if cursor.hasSelection():
        start, end = cursor.selectionStart(), min(cursor.selectionEnd(), last)
        return stretches.selecting(qt, start, end) if start < end else None
    word = QTextCursor(cursor)
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    if word.hasSelection() and word.selectedText().strip():
        return word
    return stretches.selecting(qt, block.position(), last)


def add(view: SteppedView, words: str, author: str, when: str) -> str:
    """Put a comment on the words at the cursor; return its id, "" where there are none."""
    buffer = view.buffer
    place = ground(view.textCursor()) if buffer is not None and not view.isReadOnly() else None
    if buffer is None or place is None:
        return ""
    key = new_id()
    facts = formats.block_facts(place.block())
    block = facts.path[-1].id if facts.role is Role.BOX_TITLE else facts.id
    with buffer.history.step("add comment"):
        _on_words(place, key, there=True)
        beside = buffer.beside
        beside.comments[key] = Comment(key, block, 0, 0, (Remark(author, when, words),))
        beside.placed.add(key)
    buffer.touch()
    return key


def add_inside(view: SteppedView, spot: Spot, words: str, author: str, when: str) -> str:
    """Put a comment on words inside a whole, or on the whole; return its id."""
    buffer = view.buffer
    if buffer is None or view.isReadOnly():
        return ""
    key = new_id()
    remark = Remark(author, when, words)
    buffer.put_comment(Comment(key, spot.block, spot.start, spot.end, (remark,)), "add comment")
    return key


def _on_words(place: QTextCursor, key: str, *, there: bool) -> None:
    """Have the characters of a selection carry a comment, or carry it no more."""
    qt = place.document()
    place.beginEditBlock()
    for stretch in stretches.within(place):
        keys = set(stretch.facts.comments.split()) - {key}
        comments = " ".join(sorted(keys | {key} if there else keys))
        if comments != stretch.facts.comments and not stretch.facts.object:
            block = formats.block_facts(qt.findBlock(stretch.start))
            fresh = formats.char_format_like(block, replace(stretch.facts, comments=comments))
            stretch.cursor(qt).setCharFormat(fresh)
    place.endEditBlock()


def find(buffer: Buffer, key: str) -> QTextCursor | None:
    """Return a cursor that selects the words of a comment; None if it stands on none."""
    block = buffer.qt.begin()
    while block.isValid():
        held = [one for one in stretches.of_block(block) if key in one.facts.comments.split()]
        if held:
            return stretches.selecting(buffer.qt, held[0].start, held[-1].end)
        block = block.next()
    return None


def reply(buffer: Buffer, key: str, words: str, author: str, when: str) -> None:
    """Add an answer to a comment's thread."""
    comment = buffer.beside.comments[key]
    fresh = replace(comment, thread=(*comment.thread, Remark(author, when, words)), resolved=False)
    buffer.put_comment(fresh, "reply")


def resolve(buffer: Buffer, key: str, *, done: bool = True) -> None:
    """Mark a comment as settled, or as open again."""
    comment = buffer.beside.comments[key]
    buffer.put_comment(replace(comment, resolved=done), "resolve comment" if done else "reopen comment")


def delete(buffer: Buffer, key: str) -> None:
    """Take a comment away with its thread."""
    place = find(buffer, key)
    with buffer.history.step("delete comment"):
        if place is not None:
            _on_words(place, key, there=False)
        buffer.drop_comment(key)


def here(cursor: QTextCursor) -> list[str]:
    """Return the comments on the words that the cursor touches."""
    place, found = cursor.selectionStart(), []
    for stretch in stretches.of_block(cursor.block()):
        if stretch.start <= place <= stretch.end:
            found.extend(key for key in stretch.facts.comments.split() if key not in found)
    return found
