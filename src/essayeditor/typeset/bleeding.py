"""Going on beyond the page's edges with what reaches them, for the knife does not cut to a hair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from essayeditor.typeset.pages import Fill, Item, Shape

_UNDER = 1.0  # points
Sides = tuple[bool, bool, bool]
"""Which edges of the page a square lies at: left, right, foot."""


class _Way(NamedTuple):
    """How one of the coordinates is turned over, and from where to where what comes of it is seen."""

    factor: float
    shift: float
    first: float
    end: float


def beyond(
    made: Sequence[Item], corner: tuple[float, float], size: float, bleed: float, sides: Sides
) -> list[Item]:
    """Draw what fills a square again beyond the page's edges it lies at, turned over about them.

    It reaches a little under the square, which is to be drawn over it, so that no seam shows.
    """
    x, y = corner
    left, right, foot = sides
    under = min(_UNDER, size)
    across, down = [_Way(1.0, 0.0, x, x + size)], [_Way(1.0, 0.0, y, y + size)]
    if left:
        across.append(_Way(-1.0, 2 * x, x - bleed, x + under))
    if right:
        across.append(_Way(-1.0, 2 * (x + size), x + size - under, x + size + bleed))
    if foot:
        down.append(_Way(-1.0, 2 * (y + size), y + size - under, y + size + bleed))
    ways = [(a, d) for a in across for d in down if a.factor < 0 or d.factor < 0]
    return [_turned(item, a, d) for a, d in ways for item in made]


def _turned(item: Item, across: _Way, down: _Way) -> Item:
    """Turn an area or a path over, and show what of it lies in the rectangle that is to be seen."""
    if isinstance(item, Fill):
        right, low = item.x + item.width, item.y + item.height
        edges = (("M", item.x, item.y), ("L", right, item.y), ("L", right, low), ("L", item.x, low), ("Z",))
        item = Shape(edges, fill=item.colour)
    assert isinstance(item, Shape)
    steps = []
    for step in item.steps:
        ways = [(down if at % 2 else across) for at in range(len(step) - 1)]
        steps.append((step[0], *(float(n) * w.factor + w.shift for n, w in zip(step[1:], ways, strict=True))))
    seen = (across.first, down.first, across.end - across.first, down.end - down.first)
    return Shape(tuple(steps), item.fill, item.stroke, item.width, seen)
