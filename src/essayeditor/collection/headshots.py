"""Which part of a contributor's picture is printed: always a square, chosen or the usual one."""

from __future__ import annotations

from collections.abc import Sequence

Cut = tuple[float, float, float, float]
"""What is cut off at the left, top, right and bottom, as fractions of the picture's sides."""
_ALIKE = 0.01
"""Up to which difference of its sides, as a fraction of the longer, a picture is a square."""


def square(width: float, height: float, crop: Sequence[int] = ()) -> Cut:
    """Return what is cut off a picture of these sides.

    `crop` is the part that was chosen: left, top, width and height in thousandths of the sides. What
    of it is no square is cut to one, like a picture without: alike at both sides, and more below the
    face than above it.
    """
    left, top, wide, tall = (part / 1000 for part in crop) if len(crop) == 4 else (0.0, 0.0, 1.0, 1.0)
    across, down = wide * width, tall * height
    longer = max(across, down, 1e-9)
    spare = abs(across - down)
    if spare / longer > _ALIKE:
        if across > down:
            left, wide = left + spare / 2 / width, down / width
        else:
            top, tall = top + spare * 0.3 / height, across / height
    return left, top, max(0.0, 1 - left - wide), max(0.0, 1 - top - tall)
