"""The outline of a text: its headings, boxes, pictures and tables, with their positions."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from essayeditor.text.blocks import Figure, Statistic, Table
from essayeditor.text.marks import ATOM
from essayeditor.text.plain import plain
from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import unpack_block


class Entry(NamedTuple):
    """A line of the outline."""

    text: str
    level: int
    position: int
    icon: str = ""


def outline(qt: QTextDocument) -> list[Entry]:
    """Return the outline of a text."""
    found: list[Entry] = []
    counts = {"Picture": 0, "Table": 0}
    block = qt.begin()
    while block.isValid():
        facts = formats.block_facts(block)
        text = block.text().replace(ATOM, "").replace("\u2028", " ")
        if facts.role is Role.HEADING and text.strip():
            found.append(Entry(text, facts.level, block.position()))
        elif facts.role is Role.BOX_TITLE:
            found.append(Entry(text or "Box", 1, block.position(), "box"))
        elif facts.role is Role.OBJECT:
            found.extend(_whole(block, counts))
        block = block.next()
    return found


def _whole(block: QTextBlock, counts: dict[str, int]) -> list[Entry]:
    at = block.begin()
    while not at.atEnd():
        packed = formats.read_char_format(at.fragment().charFormat()).object
        if packed:
            value = unpack_block(packed)
            if isinstance(value, Figure):
                counts["Picture"] += 1
                said = plain(value.caption) or value.alt
                text = f"Picture {counts['Picture']}{', ' if said else ''}{said}"
                return [Entry(text, 2, block.position(), "picture")]
            if isinstance(value, Table):
                counts["Table"] += 1
                said = plain(value.title)
                text = f"Table {counts['Table']}{', ' if said else ''}{said}"
                return [Entry(text, 2, block.position(), "table")]
            if isinstance(value, Statistic):
                return [Entry(plain(value.figure), 2, block.position(), "chart")]
        at += 1
    return []
