"""Putting whole things into a text: figures, tables, statistics, boxes, pull quotes, breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QTextCursor

from essayeditor.text.blocks import Block, Box, BoxKind, Paragraph, PullQuote, new_id
from essayeditor.text.inline import Inline
from essayeditor.text.marks import SUGGESTIONS, LineBreak, NoteCall
from essayeditor.text.plain import unsuggested
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge import read as reading
from essayeditor.ui.edit.bridge.load import insert_blocks
from essayeditor.ui.edit.bridge.offsets import from_utf16
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import BoxHead
from essayeditor.ui.edit.commands import splitting, stretches, styling

Made = Callable[[Block], Block]


def put(cursor: QTextCursor, block: Block) -> None:
    """Put a block after the one of the cursor, or in its place if it is empty; the cursor goes to it.

    There is always a paragraph after it to go on writing in.
    """
    facts = formats.block_facts(cursor.block())
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    in_place = cursor.block().length() <= 1 and facts.role is Role.BODY
    insert_blocks(cursor, (block,), new=not in_place, path=facts.path)
    here = cursor.position()
    after = cursor.block().next()
    if not after.isValid() or formats.block_facts(after).path[: len(facts.path)] != facts.path:
        fresh = formats.BlockFacts(new_id(), path=facts.path)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(formats.block_format(fresh), formats.char_format(Role.BODY, 0))
    cursor.setPosition(here)
    cursor.endEditBlock()


def put_box(cursor: QTextCursor, kind: BoxKind, made: Made = lambda block: block) -> None:
    """Put a box around the paragraphs of the selection, or an empty one after that of the cursor.

    `made` gives the new box as it is to stand there: such as a suggestion that it come. The cursor goes
    into its title.
    """
    if cursor.hasSelection():
        _box_around(cursor, kind)
        return
    cursor.beginEditBlock()
    put(cursor, made(Box(new_id(), Inline(), (Paragraph(new_id()),), kind)))
    before = cursor.block().previous()
    if before.isValid() and formats.block_facts(before).role is Role.BOX_TITLE:
        cursor.setPosition(before.position())
    cursor.endEditBlock()


def _box_around(cursor: QTextCursor, kind: BoxKind) -> None:
    qt = cursor.document()
    head = BoxHead(new_id(), kind, "")
    cursor.beginEditBlock()
    touched = stretches.blocks(cursor)
    depth = min(len(formats.block_facts(block).path) for block in touched)
    for block in touched:
        facts = formats.block_facts(block)
        path = (*facts.path[:depth], head, *facts.path[depth:])
        cursor.setPosition(block.position())
        cursor.setBlockFormat(formats.block_format(replace(facts, path=path)))
    first = touched[0].position()
    facts = formats.block_facts(touched[0])
    cursor.setPosition(first)
    cursor.insertBlock(formats.block_format(facts))
    title = formats.BlockFacts("", Role.BOX_TITLE, path=facts.path[: depth + 1])
    styling.put(qt.findBlock(first), title)
    cursor.setPosition(first)
    cursor.endEditBlock()


def unbox(cursor: QTextCursor) -> bool:
    """Take the box at the cursor away and leave what stood in it; its title becomes a heading."""
    path = formats.block_facts(cursor.block()).path
    if not path:
        return False
    qt, depth = cursor.document(), len(path)
    block = cursor.block()
    while block.previous().isValid() and formats.block_facts(block.previous()).path[:depth] == path:
        if formats.block_facts(block).role is Role.BOX_TITLE and formats.block_facts(block).path == path:
            break
        block = block.previous()
    number = block.blockNumber()
    cursor.beginEditBlock()
    while number < qt.blockCount():
        block = qt.findBlockByNumber(number)
        facts = formats.block_facts(block)
        if facts.path[:depth] != path:
            break
        out = replace(facts, path=(*path[:-1], *facts.path[depth:]))
        if facts.role is Role.BOX_TITLE and facts.path == path:
            if block.length() <= 1 and block.next().isValid():
                splitting.drop(QTextCursor(block), block)
                continue
            out = replace(out, role=Role.HEADING, level=2, id=new_id())
        if out.role is Role.OBJECT:
            mover = QTextCursor(block)
            mover.setBlockFormat(formats.block_format(out))
        else:
            styling.put(block, out)
        number += 1
    cursor.endEditBlock()
    return True


def quoted(cursor: QTextCursor) -> Inline:
    """Return the words of a selection as a pull quote has them: as they read, without notes.

    Only the first paragraph's words: a pull quote is one.
    """
    block = stretches.blocks(cursor)[0]
    text = block.text()
    start = max(0, cursor.selectionStart() - block.position())
    end = min(block.length() - 1, cursor.selectionEnd() - block.position())
    for piece in reading.pieces(block, {}):
        content = getattr(piece.block, "content", None)
        if content is not None:
            return as_quoted(content.cut(from_utf16(text, start), from_utf16(text, end)))
    return Inline()


def as_quoted(content: Inline) -> Inline:
    """Return words as they may be repeated: suggestions settled, notes and line breaks gone."""
    from essayeditor.text.inline import InlineBuilder

    builder = InlineBuilder()
    settled = unsuggested(content)
    atoms = iter(settled.atoms)
    for start, end, marks in settled.runs():
        kept = tuple(mark for mark in marks if mark.kind not in SUGGESTIONS)
        for char in settled.text[start:end]:
            if char != "\ufffc":
                builder.add(char, kept)
                continue
            atom = next(atoms)
            if isinstance(atom, LineBreak):
                builder.add(" ", kept)
            elif not isinstance(atom, NoteCall):
                builder.atom(atom, kept)
    return builder.build().stripped()


def put_pull_quote(cursor: QTextCursor, made: Made = lambda block: block) -> None:
    """Put the selected words as a pull quote after their paragraph; `made` as for a box."""
    words = quoted(cursor)
    cursor.setPosition(stretches.blocks(cursor)[0].position())
    put(cursor, made(PullQuote(new_id(), words)))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
