"""Words that run from right to left, shown in the order in which they are read.

Layout gives them in painted order, left to right. Shown so, a reader that follows the content
would hear them backwards (ISO 32000-1, 14.8.2.3.3), so each glyph is shown in logical order and
the pen moved to its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.exporters.pdf.glyphs import adjustment, encoded, glyphs_shown
from essayeditor.typeset.pages import Shaped

_ENOUGH = 0.05


def leftwards(
    words: Sequence[Shaped], gap: float, tracking: float, space_after: bool, font: FontFile
) -> list[tuple[float, str]]:
    """Return the insides of TJ arrays, each with the rise of its glyph, for words in painted order.

    All lengths are in 1/1000 of the size. A space follows each word where the next one begins. Each
    glyph has an array of its own, since PDFium turns the glyphs of one array round.
    """
    shown = []
    pen = 0.0
    for code, x, up in _in_reading_order(words, gap, tracking, space_after, font):
        move = adjustment(pen - x) if abs(x - pen) >= _ENOUGH else ""
        shown.append((up, f"{move}({encoded(code)})"))
        pen = x + font.width(code) + tracking
    return shown


def _in_reading_order(
    words: Sequence[Shaped], gap: float, tracking: float, space_after: bool, font: FontFile
) -> Iterator[tuple[int, float, float]]:
    """Yield code, place and rise of each glyph, the first to be read first."""
    lefts = []
    x = 0.0
    for word in words:
        lefts.append(x)
        x += word.width + tracking * len(word.glyphs) + gap
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        x = lefts[number]
        painted = []
        for glyph in glyphs_shown(word, font):
            painted.append((glyph.code, x + glyph.right, glyph.up))
            x += glyph.advance + tracking
        yield from reversed(painted)
        if number or space_after:
            yield font.space, lefts[number] - gap, 0.0
