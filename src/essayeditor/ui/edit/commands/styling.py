"""What blocks are: body text, headings, quotations, lists; and the look that follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.text.blocks import ListKind, new_id
from essayeditor.text.marks import ATOM
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.formats import BlockFacts
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import stretches

DEEPEST = 8


class Style(NamedTuple):
    """A paragraph style as it can be chosen."""

    name: str
    role: Role
    level: int = 0
    list_kind: str = ""


STYLES = (
    Style("Body text", Role.BODY),
    Style("Heading 1", Role.HEADING, 1),
    Style("Heading 2", Role.HEADING, 2),
    Style("Heading 3", Role.HEADING, 3),
    Style("Quote", Role.QUOTE),
    Style("Pull quote", Role.PULL_QUOTE),
    Style("Epigraph", Role.EPIGRAPH),
    Style("Verse", Role.VERSE),
    Style("Bulleted list", Role.LIST, 0, ListKind.BULLET.value),
    Style("Numbered list", Role.LIST, 0, ListKind.DECIMAL.value),
)
_NAMES = {
    Role.BOX_TITLE: "Box title",
    Role.OBJECT: "",
}


def name(facts: BlockFacts) -> str:
    """Return the name of a block's style."""
    if facts.role is Role.LIST:
        if facts.list_kind == ListKind.CONTINUATION:
            return "List, continued"
        return "Bulleted list" if facts.list_kind == ListKind.BULLET else "Numbered list"
    for style in STYLES:
        if style.role is facts.role and style.level in (facts.level, 0):
            return style.name
    return _NAMES[facts.role]


def put(block: QTextBlock, facts: BlockFacts) -> None:
    """Give a block these facts and make its words look like it. Part of the caller's step."""
    cursor = QTextCursor(block)
    cursor.setBlockFormat(formats.block_format(facts))
    cursor.setBlockCharFormat(formats.char_format(facts.role, facts.level))
    relook(block, facts)


def relook(block: QTextBlock, facts: BlockFacts) -> None:
    """Make the words of a block look as its role says, where they do not."""
    qt = block.document()
    for stretch in list(stretches.of_block(block)):
        chars = stretch.facts
        fresh = formats.char_format_like(facts, chars)
        if not chars.object and fresh != stretch.made:
            stretch.cursor(qt).setCharFormat(fresh)


def mend(block: QTextBlock) -> None:
    """After words came or went across blocks: let no block claim what it is not."""
    facts = formats.block_facts(block)
    if facts.role is Role.OBJECT and ATOM not in block.text():
        put(block, BlockFacts(new_id(), path=facts.path))
    elif not facts.id and facts.role not in (Role.OBJECT, Role.BOX_TITLE):
        put(block, replace(facts, id=new_id()))
    else:
        relook(block, facts)


def apply(cursor: QTextCursor, style: Style) -> None:
    """Give a style to every block that the selection touches; objects and box titles stay."""
    cursor.beginEditBlock()
    for block in stretches.blocks(cursor):
        facts = formats.block_facts(block)
        if facts.role in (Role.OBJECT, Role.BOX_TITLE):
            continue
        level = facts.level if style.role is Role.LIST and facts.role is Role.LIST else style.level
        fresh = replace(
            facts, role=style.role, level=level, list_kind=style.list_kind, start=None, filler=False
        )
        put(block, replace(fresh, id=facts.id or new_id()))
    cursor.endEditBlock()


def set_language(cursor: QTextCursor, tag: str) -> None:
    """Say in which language the paragraphs of the selection are, "" for the essay's own."""
    cursor.beginEditBlock()
    for block in stretches.blocks(cursor):
        facts = formats.block_facts(block)
        if facts.role not in (Role.OBJECT, Role.BOX_TITLE) and facts.lang != tag:
            put(block, replace(facts, lang=tag))
    cursor.endEditBlock()


def toggle_list(cursor: QTextCursor, kind: ListKind) -> None:
    """Make the blocks of the selection a list, or body text if they all are such a list."""
    found = [formats.block_facts(block) for block in stretches.blocks(cursor)]
    if all(facts.role is Role.LIST and facts.list_kind == kind for facts in found):
        apply(cursor, STYLES[0])
    else:
        apply(cursor, Style("", Role.LIST, 0, kind.value))


def change_level(cursor: QTextCursor, by: int) -> bool:
    """Move the list items of the selection in (1) or out (-1); return whether there were any."""
    items = [
        (block, facts)
        for block in stretches.blocks(cursor)
        if (facts := formats.block_facts(block)).role is Role.LIST
    ]
    cursor.beginEditBlock()
    for block, facts in items:
        level = min(max(facts.level + by, 0), DEEPEST)
        if level != facts.level:
            put(block, replace(facts, level=level, start=None))
    cursor.endEditBlock()
    return bool(items)
