"""The outline of a text: its headings, boxes, pictures and tables, with their positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from essayeditor.text.blocks import Block, Figure, Statistic, Table
from essayeditor.text.marks import ATOM
from essayeditor.text.plain import plain
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.scan import Entry


class Line(NamedTuple):
    """A line of the outline."""

    text: str
    level: int
    position: int
    icon: str = ""


def outline(entries: Iterable[tuple[QTextBlock, Entry]]) -> list[Line]:
    """Return the outline of a text."""
    found: list[Line] = []
    counts = {"Picture": 0, "Table": 0}
    for block, entry in entries:
        facts = entry.facts
        if facts.role not in (Role.HEADING, Role.BOX_TITLE, Role.OBJECT):
            continue
        text = block.text().replace(ATOM, "").replace("\u2028", " ")
        if facts.role is Role.HEADING and text.strip():
            found.append(Line(text, facts.level, block.position()))
        elif facts.role is Role.BOX_TITLE:
            found.append(Line(text or "Box", 1, block.position(), "box"))
        elif facts.role is Role.OBJECT:
            found.extend(line for piece in entry.pieces for line in _whole(piece.block, block, counts))
    return found


def _whole(value: Block, block: QTextBlock, counts: dict[str, int]) -> Iterator[Line]:
    if isinstance(value, Figure):
        counts["Picture"] += 1
        said = plain(value.caption) or value.alt
        yield Line(f"Picture {counts['Picture']}{', ' if said else ''}{said}", 2, block.position(), "picture")
    elif isinstance(value, Table):
        counts["Table"] += 1
        said = plain(value.title)
        yield Line(f"Table {counts['Table']}{', ' if said else ''}{said}", 2, block.position(), "table")
    elif isinstance(value, Statistic):
        yield Line(plain(value.figure), 2, block.position(), "chart")
