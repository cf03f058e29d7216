"""Spacing and sizes on the 4 px grid, and type relative to the system's own font."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from essayeditor.foundation import resources

WITHIN = 4
"""Space inside a control, in pixels."""
BETWEEN = 8
"""Space between controls."""
MARGIN = 12
"""Margin of a pane."""
GROUP = 20
"""Space between groups."""
TOP_BAR = 40
PANE_HEADER = 38
LIST_ROW = 26
TABLE_ROW = 27
FINDING_ROW = 46
STATUS_BAR = 24
BUTTON = 26
FIELD = 26
ICON = 16
PROGRESS = 6
EDGE = 3
"""Width of the accent bar at the left of a selected row and of the edge of a message."""
RADIUS = 3
_USUAL_LINE = 16
"""Height in pixels of a line of the type for which widths were chosen; Segoe UI of 9 pt is as tall."""
ESSAY_FAMILY = "Book Serif Text"
"""Source Serif 4 as it ships with the program, cut for reading sizes."""


def sized(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font, `points` larger or smaller than its base size."""
    font = QFont(QApplication.font())
    size = font.pointSizeF()
    if size > 0:
        font.setPointSizeF(max(6.0, size + points))
    else:
        font.setPixelSize(max(8, round(font.pixelSize() + points * 4 / 3)))
    font.setWeight(weight)
    return font


def small() -> QFont:
    """Return the font of secondary lines: one point smaller."""
    return sized(-1)


def strong(points: float = 0) -> QFont:
    """Return the semi-bold interface font, `points` larger than its base size."""
    return sized(points, QFont.Weight.DemiBold)


def pane_title() -> QFont:
    """Return the font of a pane's title: two points larger, semi-bold."""
    return strong(2)


def page_title() -> QFont:
    """Return the font of a page's title: six points larger, semi-bold."""
    return strong(6)


def essay(points: float = 12) -> QFont:
    """Return the font of essay text, at `points`: Source Serif 4, or a serif where it is missing."""
    font = QFont([ESSAY_FAMILY, "Source Serif 4", "Noto Serif", "Georgia", "Times New Roman"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(points)
    return font


def row_height(least: int, font: QFont | None = None, lines: int = 1) -> int:
    """Return a row's height in pixels: from the font, never below the grid's `least`."""
    height = QFontMetrics(font or QApplication.font()).height()
    return max(least, lines * height + BETWEEN)


def span(pixels: int) -> int:
    """Return a width that was measured at the usual size of type, for the size that the system has now.

    It grows with large type, so that panes hold as many words and windows count as narrow sooner, and
    never falls below `pixels`.
    """
    return round(pixels * max(1.0, QFontMetrics(QApplication.font()).height() / _USUAL_LINE))


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the fonts that ship with the program, once, and return the families that they give."""
    try:
        folder = resources.path("fonts")
    except FileNotFoundError:
        return ()
    families: list[str] = []
    for file in sorted(folder.rglob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(set(families)))
