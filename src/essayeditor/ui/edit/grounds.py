"""What is painted behind the text: bars of quotations, grounds of boxes, the marks of list items."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QTextBlock

from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.bridge.looks import INDENT
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.style import appearance
from essayeditor.ui.style.colours import Colours

if TYPE_CHECKING:
    from essayeditor.ui.edit.column import ColumnView

_BAR = 3
_GROUNDED = frozenset({Role.QUOTE, Role.PULL_QUOTE, Role.LIST, Role.BOX_TITLE})


def painters(view: ColumnView, exposed: QRect) -> list[Callable[[QPainter, ColumnView, QRect], None]]:
    """Return what paints the grounds of the blocks that touch a part of the viewport.

    Most blocks have none, and this is asked at every key: nothing is returned for nothing to paint.
    """
    found = [
        (block, facts, rect)
        for block, rect in view.visible_blocks(exposed.top(), exposed.bottom())
        if (facts := formats.block_facts(block)).path or facts.role in _GROUNDED
    ]
    return [lambda painter, view, _exposed: _paint(painter, view, found)] if found else []


def _paint(
    painter: QPainter, view: ColumnView, found: list[tuple[QTextBlock, formats.BlockFacts, QRect]]
) -> None:
    for block, facts, rect in found:
        if facts.path:
            _box(painter, view, block, facts, rect)
        if facts.role in (Role.QUOTE, Role.PULL_QUOTE):
            _bar(painter, block, facts, rect)
        elif facts.role is Role.LIST:
            _item(painter, view, block, rect)
        if facts.role is Role.BOX_TITLE and block.length() <= 1:
            _placeholder(painter, view, block, rect, "Title of the box")


def _box(
    painter: QPainter, view: ColumnView, block: QTextBlock, facts: formats.BlockFacts, rect: QRect
) -> None:
    colours = appearance.colours()
    width = view.viewport().width()
    after, before = block.next(), block.previous()
    layout = view.document().documentLayout()
    for depth, _head in enumerate(facts.path):
        inset = round(4 + INDENT * depth)
        within = facts.path[: depth + 1]
        top = rect.top() - 6
        if before.isValid() and formats.block_facts(before).path[: depth + 1] == within:
            top = (
                rect.top() - round(block.blockFormat().topMargin() + before.blockFormat().bottomMargin()) - 1
            )
        bottom = rect.bottom() + 6
        if after.isValid() and formats.block_facts(after).path[: depth + 1] == within:
            bottom = rect.top() + round(
                layout.blockBoundingRect(after).top() - layout.blockBoundingRect(block).top()
            )
        place = QRect(inset, top, width - 2 * inset, bottom - top + 1)
        painter.fillRect(place, QColor(colours.alternate if depth % 2 == 0 else colours.base))
        edge = _edge(facts.path[depth].change, colours)
        painter.fillRect(place.x(), place.y(), _BAR, place.height(), QColor(edge))


def _edge(change: str, colours: Colours) -> str:
    """Return the colour of a box's edge: green where it is suggested that it come, red that it go."""
    made = values.unpack_suggestion(change)
    if made is None:
        return colours.accent
    return (colours.red if made.kind is MarkKind.DELETED else colours.green).ink


def _bar(painter: QPainter, block: QTextBlock, facts: formats.BlockFacts, rect: QRect) -> None:
    colours = appearance.colours()
    made = block.blockFormat()
    left = round(4 + made.leftMargin() - 14)
    colour = QColor(colours.accent if facts.role is Role.PULL_QUOTE else colours.border)
    below = 0
    after = block.next()
    if facts.role is Role.QUOTE and after.isValid() and formats.block_facts(after).role is Role.QUOTE:
        below = round(made.bottomMargin())
    painter.fillRect(left, rect.top(), _BAR, rect.height() + below, colour)


def _item(painter: QPainter, view: ColumnView, block: QTextBlock, rect: QRect) -> None:
    assert view.buffer is not None
    label = view.buffer.item_label(block)
    line = block.layout().lineAt(0)
    if not label or not line.isValid():
        return
    font = view.document().defaultFont()
    made = block.blockFormat()
    right = 4 + made.leftMargin() - 8
    baseline = rect.top() + line.y() + line.ascent()
    fm = QFontMetricsF(font)
    place = QRectF(right - 60, baseline - fm.ascent(), 60, fm.height())
    painter.setFont(font)
    painter.setPen(view.palette().color(QPalette.ColorRole.Text))
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, label)


def _placeholder(painter: QPainter, view: ColumnView, block: QTextBlock, rect: QRect, said: str) -> None:
    made = block.blockFormat()
    painter.setFont(view.document().defaultFont())
    painter.setPen(view.palette().color(QPalette.ColorRole.PlaceholderText))
    place = QRectF(rect).adjusted(4 + made.leftMargin(), 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, said)
