"""The tiles of cover and openers: thirteen drawings, laid so that none is like its neighbour."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from essayeditor.typeset.bleeding import beyond
from essayeditor.typeset.pages import Fill, Item, Shape
from essayeditor.typeset.theme import Family, Theme

Colouring = tuple[str, str, str]
"""Ground, first and second colour of a tile."""

_K = 0.5522847498307936  # control points of a Bézier quarter circle, of the radius
Step = tuple[str | float, ...]


class _Pen:
    """Draws in a unit square laid at (x, y), `size` wide."""

    def __init__(self, x: float, y: float, size: float) -> None:
        self._x, self._y, self._size = x, y, size
        self.items: list[Item] = []

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        size = self._size
        self.items.append(Fill(self._x + x * size, self._y + y * size, width * size, height * size, colour))

    def path(self, colour: str, *steps: Step) -> None:
        """Fill a path given in parts of the square."""
        self.items.append(Shape(tuple(map(self._step, steps)), fill=colour))

    def stroke(self, colour: str, width: float, *steps: Step) -> None:
        """Stroke a path, kept within the square."""
        clip = (self._x, self._y, self._size, self._size)
        path = tuple(map(self._step, steps))
        self.items.append(Shape(path, stroke=colour, width=width * self._size, clip=clip))

    def _step(self, step: Step) -> Step:
        numbers = [float(n) for n in step[1:]]
        shift = (self._x, self._y)
        return (step[0], *(shift[at % 2] + n * self._size for at, n in enumerate(numbers)))

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        r, k = radius, radius * _K
        self.path(
            colour,
            ("M", x + r, y),
            ("C", x + r, y + k, x + k, y + r, x, y + r),
            ("C", x - k, y + r, x - r, y + k, x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r),
            ("C", x + k, y - r, x + r, y - k, x + r, y),
            ("Z",),
        )

    def dome(self, x: float, y: float, radius: float, colour: str, foot: float) -> None:
        """Fill a half circle above y, going straight down from it to `foot`."""
        r, k = radius, radius * _K
        self.path(
            colour,
            ("M", x - r, foot),
            ("L", x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r),
            ("C", x + k, y - r, x + r, y - k, x + r, y),
            ("L", x + r, foot),
            ("Z",),
        )

    def quarter(self, corner: int, radius: float, colour: str) -> None:
        """Fill a quarter disc about a corner: 0 top left, then clockwise."""
        x, y = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))[corner]
        along = -1.0 if x else 1.0
        down = -1.0 if y else 1.0
        r, k = radius, radius * _K
        self.path(
            colour,
            ("M", x, y),
            ("L", x + along * r, y),
            ("C", x + along * r, y + down * k, x + along * k, y + down * r, x, y + down * r),
            ("Z",),
        )


def _house(pen: _Pen, _: str, a: str, b: str, __: int) -> None:
    pen.path(a, ("M", 0, 0.5), ("L", 0.5, 0.06), ("L", 1, 0.5), ("L", 1, 1), ("L", 0, 1), ("Z",))
    pen.rect(0.38, 0.62, 0.24, 0.38, b)


def _quarter(pen: _Pen, _: str, a: str, __: str, turn: int) -> None:
    pen.quarter(turn, 1.0, a)


def _sun(pen: _Pen, _: str, a: str, b: str, __: int) -> None:
    pen.dome(0.5, 1.0, 0.5, a, 1.0)
    pen.dome(0.5, 1.0, 0.28, b, 1.0)


def _rings(pen: _Pen, ground: str, a: str, b: str, turn: int) -> None:
    for radius, colour in ((1.0, a), (0.72, ground), (0.44, b)):
        pen.quarter(turn, radius, colour)


def _arch(pen: _Pen, _: str, a: str, b: str, __: int) -> None:
    pen.dome(0.5, 0.5, 0.38, a, 1.0)
    pen.dome(0.5, 0.54, 0.18, b, 1.0)


def _leaf(pen: _Pen, _: str, a: str, __: str, turn: int) -> None:
    k = _K
    if turn % 2 == 0:
        pen.path(a, ("M", 0, 0), ("C", k, 0, 1, 1 - k, 1, 1), ("C", 1 - k, 1, 0, k, 0, 0), ("Z",))
    else:
        pen.path(a, ("M", 1, 0), ("C", 1, k, k, 1, 0, 1), ("C", 0, 1 - k, 1 - k, 0, 1, 0), ("Z",))


def _person(pen: _Pen, _: str, a: str, b: str, __: int) -> None:
    pen.disc(0.5, 0.34, 0.2, a)
    pen.dome(0.5, 1.0, 0.38, b, 1.0)


def _terrace(pen: _Pen, ground: str, a: str, b: str, _: int) -> None:
    for number, colour in enumerate((a, b)):
        x = number / 2
        pen.path(
            colour,
            ("M", x, 0.5),
            ("L", x + 0.25, 0.25),
            ("L", x + 0.5, 0.5),
            ("L", x + 0.5, 1),
            ("L", x, 1),
            ("Z",),
        )
        pen.rect(x + 0.18, 0.6, 0.14, 0.16, ground)


def _split(pen: _Pen, _: str, a: str, __: str, turn: int) -> None:
    if turn % 2 == 0:
        pen.path(a, ("M", 0, 1), ("L", 1, 0), ("L", 1, 1), ("Z",))
    else:
        pen.path(a, ("M", 0, 0), ("L", 1, 1), ("L", 0, 1), ("Z",))


def _disc(pen: _Pen, _: str, a: str, b: str, __: int) -> None:
    pen.disc(0.5, 0.5, 0.36, a)
    pen.disc(0.5, 0.5, 0.15, b)


def _panels(pen: _Pen, _: str, a: str, b: str, __: int) -> None:
    for row in range(3):
        for column in range(3):
            colour = a if (row + column) % 2 == 0 else b
            pen.rect(row / 3 + 0.04, column / 3 + 0.04, 0.76 / 3, 0.76 / 3, colour)


def _rows(pen: _Pen, _: str, a: str, __: str, ___: int) -> None:
    for row in range(4):
        pen.rect(0, (row + 0.25) / 4, 1, 1 / 8, a)


def _waves(pen: _Pen, _: str, a: str, __: str, ___: int) -> None:
    for wave in range(3):
        y = (wave + 0.75) * 0.286
        steps: list[Step] = [("M", -0.25, y)]
        for half in range(6):
            x, up = -0.25 + half * 0.25, -1 if half % 2 == 0 else 1
            lift = y + up * 0.2 * 2 / 3
            steps.append(("C", x + 0.25 / 3, lift, x + 0.5 / 3, lift, x + 0.25, y))
        pen.stroke(a, 0.075, *steps)


_DRAWINGS: dict[str, Callable[[_Pen, str, str, str, int], None]] = {
    "house": _house,
    "quarter": _quarter,
    "sun": _sun,
    "rings": _rings,
    "arch": _arch,
    "leaf": _leaf,
    "person": _person,
    "terrace": _terrace,
    "split": _split,
    "disc": _disc,
    "panels": _panels,
    "rows": _rows,
    "waves": _waves,
}


def tile(drawing: str, x: float, y: float, size: float, colouring: Colouring, turn: int = 0) -> list[Item]:
    """Draw one tile: a square ground with its drawing."""
    pen = _Pen(x, y, size)
    ground, first, second = colouring
    pen.rect(0, 0, 1, 1, ground)
    _DRAWINGS[drawing](pen, ground, first, second, turn)
    return pen.items


def pattern(
    columns: int,
    rows: int,
    size: float,
    seed: str,
    palette: Sequence[Colouring],
    x: float = 0.0,
    y: float = 0.0,
    leave: frozenset[tuple[int, int]] = frozenset(),
    bleed: float = 0.0,
) -> list[Item]:
    """Lay tiles in rows, the same for the same seed.

    With `bleed`, in points, the tiles at the left, right and lower edge go on beyond it, turned over, so
    that no edge shows where the page is cut a little beside its line.

    No drawing is that of the tile to its left, above it, or diagonally above to the left; no ground
    that of the tile to its left or above. Places in `leave` (column, row) stay empty.
    """
    chance = random.Random(seed)  # noqa: S311 (ornament, not a secret)
    laid: dict[tuple[int, int], tuple[str, str]] = {}
    items: list[Item] = []
    nothing = ("", "")
    for row in range(rows):
        for column in range(columns):
            left, above = laid.get((column - 1, row), nothing), laid.get((column, row - 1), nothing)
            diagonal = laid.get((column - 1, row - 1), nothing)
            drawings = [d for d in _DRAWINGS if d not in (left[0], above[0], diagonal[0])]
            colourings = [c for c in palette if c[0] not in (left[1], above[1])] or list(palette)
            drawing, colouring = chance.choice(drawings), chance.choice(colourings)
            laid[column, row] = (drawing, colouring[0])
            turn = chance.randrange(4)
            if (column, row) not in leave:
                corner = (x + column * size, y + row * size)
                made = tile(drawing, *corner, size, colouring, turn)
                sides = (column == 0, column == columns - 1, row == rows - 1)
                if bleed and any(sides):
                    items += beyond(made, corner, size, bleed, sides)
                items += made
    return items


def cover_palette(theme: Theme, colour: int = 0) -> list[Colouring]:
    """Return the eleven colourings of the cover, from the first three families of the theme.

    With a `colour`, a family's number from 1, those of that family alone, seven of them.
    """
    if colour:
        own, cream = theme.family(colour), theme.colour["cream"]
        return [*section_palette(own, theme.colour["ochre"])[:4], *_creamy(own, cream, theme.colour["ochre"])]
    first, second, third = (theme.family(number) for number in (1, 2, 3))
    ink, cream, ochre = theme.colour["ink"], theme.colour["cream"], theme.colour["ochre"]
    sand = "#EADFC9"
    return [
        (first.c, cream, ochre),
        (first.m, cream, first.d),
        (second.c, second.m, cream),
        (second.m, cream, second.d),
        (third.c, third.m, cream),
        (third.m, third.d, cream),
        (ochre, first.c, cream),
        (cream, third.c, ochre),
        (cream, second.c, first.m),
        (sand, first.c, ink),
        (sand, second.c, ochre),
    ]


def _creamy(family: Family, cream: str, ochre: str) -> list[Colouring]:
    """Return colourings of a family that stand on the cover's cream, or beside it."""
    return [(cream, family.c, family.m), (family.c, cream, ochre), (family.m, cream, family.d)]


def section_palette(family: Family, ochre: str) -> list[Colouring]:
    """Return the six colourings of a section's tiles."""
    return [
        (family.c, family.m, family.t),
        (family.m, family.t, family.d),
        (family.m, family.c, family.t),
        (family.d, family.m, family.t),
        ("#FFFFFF", family.c, family.m),
        (family.c, ochre, family.t),
    ]
