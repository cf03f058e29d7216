"""Enter, Backspace and Delete where one block meets another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.text.blocks import new_id
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import BlockFacts
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import styling

_ONE_ONLY = (Role.HEADING, Role.PULL_QUOTE, Role.BOX_TITLE, Role.EPIGRAPH)
"""Roles that do not go on into the next block when Enter is pressed at their end."""

_STOP = (MarkKind.LINK, MarkKind.INSERTED, MarkKind.DELETED, MarkKind.REFORMATTED)
"""Marks that do not go on into a new block."""


def _is_empty(block: QTextBlock) -> bool:
    return block.length() <= 1


def split(cursor: QTextCursor) -> None:
    """Begin a new block at the cursor (Enter), as one step; the selection goes."""
    cursor.beginEditBlock()
    if cursor.hasSelection():
        remove(cursor)
    block = cursor.block()
    facts = formats.block_facts(block)
    if facts.role is Role.OBJECT:
        _beside_object(cursor, facts)
    elif _is_empty(block) and _leave(block, facts):
        pass
    elif cursor.atBlockStart() and not _is_empty(block):
        _put_one_before(cursor, facts)
    else:
        _put_one_after(cursor, facts)
    cursor.endEditBlock()


def _leave(block: QTextBlock, facts: BlockFacts) -> bool:
    """Leave a list, a quotation or a box from an empty line of it; return whether that was so."""
    if facts.role is Role.LIST and facts.level > 0:
        styling.put(block, replace(facts, level=facts.level - 1, start=None))
    elif facts.role not in (Role.BODY, Role.BOX_TITLE):
        styling.put(block, facts.as_(Role.BODY))
    elif facts.role is Role.BODY and facts.path and _ends_box(block, facts):
        styling.put(block, replace(facts, path=facts.path[:-1]))
    else:
        return False
    return True


def _ends_box(block: QTextBlock, facts: BlockFacts) -> bool:
    after = block.next()
    depth = len(facts.path)
    return not after.isValid() or formats.block_facts(after).path[:depth] != facts.path


def _put_one_before(cursor: QTextCursor, facts: BlockFacts) -> None:
    """Put an empty block before the words, which keep their own."""
    if facts.role is Role.BOX_TITLE:
        fresh = BlockFacts(new_id(), path=facts.path[:-1])
    elif facts.role is Role.LIST:
        fresh = replace(facts, id=new_id(), end="")
        facts = replace(facts, start=None)
    else:
        fresh = BlockFacts(new_id(), path=facts.path)
    cursor.insertBlock(formats.block_format(facts))
    styling.put(cursor.block().previous(), fresh)


def _put_one_after(cursor: QTextCursor, facts: BlockFacts) -> None:
    ends_here = cursor.atBlockEnd()
    first, second = (
        replace(facts, end="", filler=False),
        replace(facts, id=new_id(), start=None, filler=False),
    )
    if (ends_here and facts.role in _ONE_ONLY) or facts.role is Role.BOX_TITLE:
        second = second.as_(Role.BODY)
    chars = formats.read_char_format(cursor.charFormat())
    cursor.insertBlock(formats.block_format(second))
    styling.put(cursor.block().previous(), first)
    cursor.setBlockCharFormat(formats.char_format(second.role, second.level))
    if second.role is not first.role:
        styling.relook(cursor.block(), second)
    if _is_empty(cursor.block()) and second.role is first.role:
        going_on = tuple(mark for mark in chars.marks if mark.kind not in _STOP)
        cursor.setCharFormat(formats.char_format(second.role, second.level, going_on))


def _beside_object(cursor: QTextCursor, facts: BlockFacts) -> None:
    """Put an empty body block before or after an object."""
    fresh = BlockFacts(new_id(), path=facts.path)
    if cursor.atBlockStart():
        cursor.insertBlock(formats.block_format(facts))
        styling.put(cursor.block().previous(), fresh)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(formats.block_format(fresh), formats.char_format(Role.BODY, 0))


def remove(cursor: QTextCursor) -> None:
    """Delete the selection and mend the block that is left, as one step.

    What is left is what the first block was; but where whole blocks were selected up to the words of
    another, that one stays what it is.
    """
    qt = cursor.document()
    start, end = qt.findBlock(cursor.selectionStart()), qt.findBlock(cursor.selectionEnd())
    first, last = formats.block_facts(start), formats.block_facts(end)
    keeps_words = cursor.selectionStart() > start.position()
    leaves_words = cursor.selectionEnd() < end.position() + end.length() - 1
    several = start != end
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if several:
        kept = last if leaves_words and not keeps_words else first
        styling.put(cursor.block(), replace(kept, end=last.end, filler=False))
    styling.mend(cursor.block())
    cursor.endEditBlock()


def backspace(cursor: QTextCursor) -> bool:
    """Do what Backspace means at a block's start; return False where it is Qt's own to do."""
    if cursor.hasSelection():
        remove(cursor)
        return True
    block = cursor.block()
    facts = formats.block_facts(block)
    if not cursor.atBlockStart():
        if facts.role is not Role.OBJECT:
            return False
        select_object(cursor, block)
        return True
    if facts.role is Role.LIST:
        cursor.beginEditBlock()
        fresh = replace(facts, level=facts.level - 1, start=None) if facts.level else facts.as_(Role.BODY)
        styling.put(block, fresh)
        cursor.endEditBlock()
        return True
    before = block.previous()
    if not before.isValid():
        return True
    if formats.block_facts(before).role is Role.OBJECT:
        if _is_empty(block):
            drop(cursor, block)
        else:
            select_object(cursor, before)
        return True
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
    join(cursor)
    return True


def delete(cursor: QTextCursor) -> bool:
    """Do what Delete means at a block's end; return False where it is Qt's own to do."""
    if cursor.hasSelection():
        remove(cursor)
        return True
    block = cursor.block()
    facts = formats.block_facts(block)
    if facts.role is Role.OBJECT and cursor.atBlockStart():
        select_object(cursor, block)
        return True
    if not cursor.atBlockEnd():
        return False
    after = block.next()
    if not after.isValid():
        return True
    if formats.block_facts(after).role is Role.OBJECT or facts.role is Role.OBJECT:
        if _is_empty(block):
            drop(cursor, block)
        elif _is_empty(after):
            drop(QTextCursor(after), after)
        else:
            select_object(cursor, after)
        return True
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    join(cursor)
    return True


def join(cursor: QTextCursor) -> None:
    """Join the two blocks whose border is selected: an empty first one gives way to the second."""
    qt = cursor.document()
    first, second = qt.findBlock(cursor.selectionStart()), qt.findBlock(cursor.selectionEnd())
    a, b = formats.block_facts(first), formats.block_facts(second)
    kept = b if _is_empty(first) and a.role is not Role.BOX_TITLE else a
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    styling.put(cursor.block(), replace(kept, end=b.end, filler=False))
    cursor.endEditBlock()


def drop(cursor: QTextCursor, block: QTextBlock) -> None:
    """Take an empty block out."""
    cursor.setPosition(block.position())
    if block.previous().isValid():
        kept = block.previous().blockFormat()
        cursor.beginEditBlock()
        cursor.deletePreviousChar()
        cursor.setBlockFormat(kept)
    else:
        kept = block.next().blockFormat()
        cursor.beginEditBlock()
        cursor.deleteChar()
        cursor.setBlockFormat(kept)
    cursor.endEditBlock()


def select_object(cursor: QTextCursor, block: QTextBlock) -> None:
    """Select the object of a block, so that the next key deletes it."""
    cursor.setPosition(block.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
