"""The sheet a page is printed on: the bleed around it, and the marks at its corners where it is cut.

The page keeps its place: its lower left corner is the origin, and the sheet's edges lie outside it
(the boxes of ISO 32000-1, 14.11.2). Grounds that reach the page's edges are drawn over them in any
case, so that a sheet without bleed only shows less.
"""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.exporters.pdf import values
from essayeditor.typeset.pages import Rule

_OFF, _LENGTH, _WIDTH = 1.5, 13.0, 0.25
"""Points: from the bleed to a mark, a mark's length and weight."""
_EDGE = 3.0
_BLACK = "#000000"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How far beyond the page its grounds reach, in points; with `marks`, where to cut is shown."""

    bleed: float = 0.0
    marks: bool = False

    @property
    def margin(self) -> float:
        """How far the sheet reaches beyond the page, in points."""
        return self.bleed + (_OFF + _LENGTH + _EDGE if self.marks else 0.0)

    def boxes(self, width: float, height: float) -> dict[str, bytes]:
        """Return the boxes of a page of this size. Without bleed the page is all there is."""
        media = _around(width, height, self.margin)
        if not self.margin:
            return {"MediaBox": media}
        return {
            "MediaBox": media,
            "BleedBox": _around(width, height, self.bleed),
            "TrimBox": _around(width, height, 0.0),
        }

    def cuts(self, width: float, height: float) -> tuple[Rule, ...]:
        """Return the marks at the corners of a page, y from its top."""
        if not self.marks:
            return ()
        near, far = self.bleed + _OFF, self.bleed + _OFF + _LENGTH
        marks = []
        for x in (0.0, width):
            out = -1.0 if not x else 1.0
            for y in (0.0, height):
                down = -1.0 if not y else 1.0
                marks.append(Rule(x + out * near, y, x + out * far, y, _WIDTH, _BLACK))
                marks.append(Rule(x, y + down * near, x, y + down * far, _WIDTH, _BLACK))
        return tuple(marks)


def _around(width: float, height: float, margin: float) -> bytes:
    return values.rectangle(-margin, -margin, width + margin, height + margin)
