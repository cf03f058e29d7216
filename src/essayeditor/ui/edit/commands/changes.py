"""Suggestions about what paragraphs are and whether whole blocks stand: in the facts of blocks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from essayeditor.text.blocks import TEXT_BLOCKS, Block, Former, ListKind, TextStyle
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.formats import BlockFacts
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import splitting, stretches, styling, wholes

_STYLES = {
    Role.BODY: TextStyle.PARAGRAPH,
    Role.HEADING: TextStyle.HEADING,
    Role.LIST: TextStyle.LIST_ITEM,
    Role.QUOTE: TextStyle.QUOTE,
    Role.PULL_QUOTE: TextStyle.PULL_QUOTE,
    Role.EPIGRAPH: TextStyle.EPIGRAPH,
    Role.VERSE: TextStyle.VERSE,
}
_ROLES = {style: role for role, style in _STYLES.items()}


def inserted(block: Block, by: Suggestion) -> Block:
    """Return a block as somebody suggests that it come."""
    if not isinstance(block, TEXT_BLOCKS):
        return replace(block, change=by)
    builder = InlineBuilder()
    builder.extend(block.content)
    builder.mark(0, len(builder), Mark(0, 0, MarkKind.INSERTED, "", by.author, by.when))
    return replace(block, content=builder.build(), end=by)


# What paragraphs are


def is_other(before: BlockFacts, now: BlockFacts) -> bool:
    """Say whether two facts of a block name different styles."""
    return (before.role, before.level, before.list_kind) != (now.role, now.level, now.list_kind)


def remembering(before: BlockFacts, now: BlockFacts, author: str, when: str) -> BlockFacts:
    """Return the facts of a block whose style was changed, with what it was, unless it is that again."""
    was = values.unpack_former(before.was)
    if was is None:
        kind = ListKind(before.list_kind) if before.list_kind else None
        by = Suggestion(MarkKind.REFORMATTED, author, when)
        was = Former(_STYLES[before.role], by, before.level, kind, before.start)
    former = restored(now, was)
    return former if not is_other(former, now) else replace(now, was=values.pack_former(was))


def restored(facts: BlockFacts, was: Former) -> BlockFacts:
    """Return the facts of a block as it was before a suggested change of its style."""
    kind = was.kind.value if was.kind is not None else ""
    return replace(facts, role=_ROLES[was.style], level=was.level, list_kind=kind, start=was.start, was="")


# Whole blocks: tables, pictures and the like


def of_whole(block: QTextBlock) -> Suggestion | None:
    """Return the suggestion that the whole of a block come or go."""
    value = wholes.found(block)
    return getattr(value, "change", None)


def set_whole(block: QTextBlock, change: Suggestion | None) -> None:
    """Give the whole of a block such a suggestion, or take it off."""
    value = wholes.found(block)
    if value is not None:
        wholes.put(QTextCursor(block), replace(value, change=change))  # type: ignore[call-arg]


def take_out(block: QTextBlock) -> None:
    """Take a whole out with its block."""
    qt, number = block.document(), block.blockNumber()
    stretches.selecting(qt, block.position(), block.position() + block.length() - 1).removeSelectedText()
    block = qt.findBlockByNumber(number)
    if qt.blockCount() > 1:
        splitting.drop(QTextCursor(block), block)
    else:
        styling.mend(block)


# Boxes


def box(title: QTextBlock) -> range:
    """Return the numbers of the blocks of the box whose title a block is."""
    path, block = formats.block_facts(title).path, title.next()
    depth = len(path)
    while block.isValid():
        facts = formats.block_facts(block)
        if facts.path[:depth] != path or (facts.role is Role.BOX_TITLE and len(facts.path) == depth):
            break
        block = block.next()
    last = block.blockNumber() if block.isValid() else title.document().blockCount()
    return range(title.blockNumber(), last)


def of_box(title: QTextBlock) -> Suggestion | None:
    """Return the suggestion that the box with this title come or go."""
    facts = formats.block_facts(title)
    if facts.role is not Role.BOX_TITLE or not facts.path:
        return None
    return values.unpack_suggestion(facts.path[-1].change)


def set_box(title: QTextBlock, change: Suggestion | None) -> None:
    """Give a box such a suggestion, or take it off."""
    qt, path = title.document(), formats.block_facts(title).path
    depth = len(path)
    head = path[-1]._replace(change=values.pack_suggestion(change))
    for number in box(title):
        block = qt.findBlockByNumber(number)
        facts = formats.block_facts(block)
        fresh = replace(facts, path=(*facts.path[: depth - 1], head, *facts.path[depth:]))
        QTextCursor(block).setBlockFormat(formats.block_format(fresh))


def take_box_out(title: QTextBlock) -> None:
    """Take a box out with all that stands in it."""
    qt, numbers = title.document(), box(title)
    last = qt.findBlockByNumber(numbers[-1])
    start, end = title.position(), last.position() + last.length() - 1
    after, outer = last.next(), formats.block_facts(title).path[:-1]
    stretches.selecting(qt, start, end).removeSelectedText()
    block = qt.findBlock(start)
    styling.put(block, BlockFacts("", Role.BODY, path=outer))
    if after.isValid() or block.previous().isValid():
        splitting.drop(QTextCursor(block), block)
    else:
        styling.mend(block)


def covered_boxes(qt: QTextDocument, start: int, end: int) -> list[range]:
    """Return the outermost boxes that lie wholly between two places, by the numbers of their blocks."""
    found: list[range] = []
    block = qt.findBlock(start)
    while block.isValid() and block.position() <= end:
        inside = found and block.blockNumber() in found[-1]
        if not inside and formats.block_facts(block).role is Role.BOX_TITLE and block.position() >= start:
            numbers = box(block)
            last = qt.findBlockByNumber(numbers[-1])
            if last.position() + last.length() - 1 <= end:
                found.append(numbers)
        block = block.next()
    return found
