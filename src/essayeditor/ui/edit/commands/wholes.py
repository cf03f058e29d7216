"""Changing a whole block (a figure) that one U+FFFC stands for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from essayeditor.text.blocks import Block, Figure
from essayeditor.text.inline import Inline, inline
from essayeditor.text.plain import plain
from essayeditor.ui.edit.bridge import formats, values
from essayeditor.ui.edit.commands import stretches


def found(block: QTextBlock) -> Block | None:
    """Return the whole that a block of Qt's document stands for, None if it is words."""
    for stretch in stretches.of_block(block):
        packed = stretch.facts.object
        if packed:
            return values.unpack_block(packed)
    return None


def put(cursor: QTextCursor, fresh: Block) -> bool:
    """Put another value in the place of the whole at the cursor, as one step; False if there is none."""
    for stretch in stretches.of_block(cursor.block()):
        if stretch.facts.object:
            stretch.cursor(cursor.document()).setCharFormat(formats.object_format(fresh))
            return True
    return False


def described(figure: Figure, *, alt: str, decorative: bool, caption: str, credit: str) -> Figure:
    """Return a figure with other words. Those that are the same keep their marks and notes."""
    return replace(
        figure,
        alt="" if decorative else alt.strip(),
        decorative=decorative,
        caption=_words(figure.caption, caption),
        credit=_words(figure.credit, credit),
    )


def _words(held: Inline, typed: str) -> Inline:
    typed = " ".join(typed.split())
    return held if typed == plain(held, " ") else inline(typed)
