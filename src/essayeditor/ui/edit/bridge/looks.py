"""How blocks and marks look in the text view. Looks carry no meaning: see `props`.

All sizes are relative to the document's default font, so that zoom is one call. No colour stands in
a format either: the view lays colours over the text, and follows a change of appearance at once.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from essayeditor.text.blocks import ListKind
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import Marks, Path

LINE_HEIGHT = 118.0
"""Per cent of the font's own line: Source Serif 4 then stands at 1.5 of its size."""
INDENT = 28.0
"""Pixels for one level of a list, a quotation, or the inside of a box."""
_LARGER = 1  # FontSizeAdjustment, 1.2 times
_SMALLER = -1


def block_format(role: Role, level: int = 0, kind: str = "", path: Path = ()) -> QTextBlockFormat:
    """Return a block format that looks like its role; it states nothing else."""
    look = QTextBlockFormat()
    if role is not Role.OBJECT:
        look.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    left, right, above, below = _margins(role, level)
    inset = INDENT * len(path)
    look.setLeftMargin(left + inset)
    look.setRightMargin(right + inset)
    look.setTopMargin(above)
    look.setBottomMargin(below)
    if role is Role.HEADING:
        look.setHeadingLevel(level)
    if kind == ListKind.CONTINUATION:
        look.setTopMargin(0)
    return look


def _margins(role: Role, level: int) -> tuple[float, float, float, float]:
    if role is Role.HEADING:
        return 0, 0, 16 if level == 1 else 12, 6
    if role is Role.LIST:
        return INDENT * (level + 1), 0, 0, 5
    if role in (Role.QUOTE, Role.VERSE, Role.EPIGRAPH):
        return INDENT, INDENT if role is Role.EPIGRAPH else 0, 0, 10
    if role is Role.PULL_QUOTE:
        return 16, 0, 6, 16
    if role is Role.BOX_TITLE:
        return 0, 0, 14, 6
    if role is Role.OBJECT:
        return 0, 0, 4, 12
    return 0, 0, 0, 10


@lru_cache(maxsize=256)
def _base(role: Role, level: int) -> QTextCharFormat:
    look = QTextCharFormat()
    adjustment = QTextFormat.Property.FontSizeAdjustment
    if role is Role.HEADING:
        look.setFontWeight(QFont.Weight.DemiBold)
        if level == 1:
            look.setProperty(adjustment, _LARGER)
        elif level == 3:
            look.setFontItalic(True)
    elif role is Role.PULL_QUOTE:
        look.setProperty(adjustment, _LARGER)
    elif role is Role.BOX_TITLE:
        look.setFontWeight(QFont.Weight.DemiBold)
    elif role is Role.EPIGRAPH:
        look.setFontItalic(True)
    return look


def char_format(role: Role, level: int, marks: Marks = ()) -> QTextCharFormat:
    """Return a character format that looks like a role under marks; it states nothing else."""
    look = QTextCharFormat(_base(role, level))
    for mark in marks:
        _LOOKS.get(mark.kind, _plain)(look)
    return look


def _plain(_look: QTextCharFormat) -> None:
    """Leave the look as it is: a language shows only in the margin and to readers of the screen."""


def _bold(look: QTextCharFormat) -> None:
    look.setFontWeight(QFont.Weight.Bold)


def _italic(look: QTextCharFormat) -> None:
    look.setFontItalic(not look.fontItalic())  # emphasis inside italics is upright


def _underline(look: QTextCharFormat) -> None:
    look.setFontUnderline(True)


def _strike(look: QTextCharFormat) -> None:
    look.setFontStrikeOut(True)


def _superscript(look: QTextCharFormat) -> None:
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)


def _subscript(look: QTextCharFormat) -> None:
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)


def _small_caps(look: QTextCharFormat) -> None:
    look.setFontCapitalization(QFont.Capitalization.SmallCaps)


def _code(look: QTextCharFormat) -> None:
    look.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
    look.setProperty(QTextFormat.Property.FontSizeAdjustment, _SMALLER)


_LOOKS = {
    MarkKind.BOLD: _bold,
    MarkKind.ITALIC: _italic,
    MarkKind.UNDERLINE: _underline,
    MarkKind.STRIKE: _strike,
    MarkKind.SUPERSCRIPT: _superscript,
    MarkKind.SUBSCRIPT: _subscript,
    MarkKind.SMALL_CAPS: _small_caps,
    MarkKind.CODE: _code,
    MarkKind.LINK: _underline,
    MarkKind.INSERTED: _underline,
    MarkKind.DELETED: _strike,
}
