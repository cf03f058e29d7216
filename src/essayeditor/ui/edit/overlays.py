"""Colours laid over the text without being in it: links, suggestions, comments, what is dimmed."""

from __future__ import annotations

import itertools
from functools import lru_cache

from PySide6.QtGui import QBrush, QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit import numbers
from essayeditor.ui.edit.bridge.formats import read_char_format
from essayeditor.ui.edit.bridge.props import Prop
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.commands import stretches
from essayeditor.ui.style import appearance
from essayeditor.ui.style.colours import Colours

_UNSEEN = QBrush(QColor(255, 255, 255, 1))
"""Qt paints the second of two stretches that touch in the old colour unless both have a ground."""


def selections(
    buffer: Buffer, cursor: QTextCursor, first: QTextBlock, last: QTextBlock, *, dim: bool = False
) -> list[QTextEdit.ExtraSelection]:
    """Return the overlays of the blocks from `first` to `last`.

    With `dim`, all but the block of the cursor is set back. Qt goes through every overlay each time it
    paints a line, so there must be few of them.
    """
    colours = appearance.colours()
    found = []
    looks: dict[int, QTextCharFormat | None] = {}
    block = first
    if dim:
        found.extend(_dimmed(buffer, cursor, colours))
    while block.isValid():
        gone = _in_deleted_box(block, colours)
        if gone is not None:
            found.append(_over(stretches.selecting(buffer.qt, block.position(), _end(block)), gone))
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            index = fragment.charFormatIndex()
            if index not in looks:
                looks[index] = _look(fragment.charFormat(), colours)
            look = looks[index]
            if look is not None:
                start = fragment.position()
                found.append(_over(stretches.selecting(buffer.qt, start, start + fragment.length()), look))
            at += 1
        if block == last:
            break
        block = block.next()
    return found


def _in_deleted_box(block: QTextBlock, colours: Colours) -> QTextCharFormat | None:
    packed = block.blockFormat().property(Prop.BOX)
    if not packed or MarkKind.DELETED.value not in packed:
        return None
    look = QTextCharFormat(_coloured(frozenset({MarkKind.DELETED}), False, colours))
    look.setFontStrikeOut(True)
    return look


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _over(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = look
    return made


def commented(colours: Colours) -> QTextCharFormat:
    """Return how words with a comment look."""
    found = _coloured(frozenset(), True, colours)
    assert found is not None
    return found


def _look(made: QTextFormat, colours: Colours) -> QTextCharFormat | None:
    facts = read_char_format(made)
    kinds = frozenset(mark.kind for mark in facts.marks)
    return _coloured(kinds, bool(facts.comments), colours)


@lru_cache(maxsize=64)
def _coloured(kinds: frozenset[MarkKind], commented: bool, colours: Colours) -> QTextCharFormat | None:
    look = QTextCharFormat()
    if MarkKind.LINK in kinds:
        look.setForeground(QBrush(QColor(colours.accent)))
    if MarkKind.INSERTED in kinds:
        look.setForeground(QBrush(QColor(colours.green.ink)))
    if MarkKind.DELETED in kinds:
        look.setForeground(QBrush(QColor(colours.red.ink)))
    if MarkKind.REFORMATTED in kinds:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(colours.green.ink))
    if MarkKind.CODE in kinds:
        look.setBackground(QBrush(QColor(colours.grey.ground)))
    if commented:
        look.setBackground(QBrush(QColor(colours.amber.ground)))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(colours.amber.ink))
    if not look.propertyCount():
        return None
    if not commented and MarkKind.CODE not in kinds:
        look.setBackground(_UNSEEN)
    return look


def _dimmed(buffer: Buffer, cursor: QTextCursor, colours: Colours) -> list[QTextEdit.ExtraSelection]:
    look = QTextCharFormat()
    look.setForeground(QBrush(QColor(colours.secondary)))
    look.setBackground(_UNSEEN)
    here = cursor.block()
    end = buffer.qt.characterCount() - 1
    parts = [(0, max(0, here.position() - 1)), (here.position() + here.length(), end)]
    found = []
    atoms = list(numbers.atom_positions(buffer.qt))  # a selection would cover what is drawn there
    for first, last in parts:
        edges = [first, *(p for p in atoms if first <= p < last), last]
        spans = [(a if a == first else a + 1, b) for a, b in itertools.pairwise(edges)]
        found.extend(_over(stretches.selecting(buffer.qt, a, b), look) for a, b in spans if a < b)
    return found
