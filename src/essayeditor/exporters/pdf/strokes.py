"""Rectangles, rules, paths and pictures as operators (ISO 32000-1, 8.4–8.5), y turned to point up."""

from __future__ import annotations

from functools import lru_cache

from essayeditor.typeset.pages import Fill, Picture, Rule, Shape

_STEPS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CHANNEL_MAX = 255


@lru_cache(maxsize=1024)
def colour(value: str) -> str:
    """Return the operands of a colour operator for "#rrggbb": three numbers from 0 to 1."""
    channels = (int(value[at : at + 2], 16) / _CHANNEL_MAX for at in (1, 3, 5))
    return " ".join(f"{channel:.3f}".rstrip("0").rstrip(".") for channel in channels)


def points(*lengths: float) -> str:
    """Write lengths in points, to a hundredth."""
    return " ".join([f"{round(length, 2):g}" for length in lengths])


def fill(item: Fill, height: float) -> str:
    """Fill a rectangle with the colour that is set."""
    return points(item.x, height - item.y - item.height, item.width, item.height) + " re f"


def rule(item: Rule, height: float) -> str:
    """Draw a straight stroke."""
    start = points(item.x1, height - item.y1)
    end = points(item.x2, height - item.y2)
    return f"{colour(item.colour)} RG {points(item.width)} w {start} m {end} l S"


def shape(item: Shape, height: float) -> str:
    """Fill or stroke a path, or both, inside its clip."""
    parts = ["q"]
    if item.clip:
        x, y, width, depth = item.clip
        parts.append(points(x, height - y - depth, width, depth) + " re W n")
    if item.fill:
        parts.append(colour(item.fill) + " rg")
    if item.stroke:
        parts.append(f"{colour(item.stroke)} RG {points(item.width)} w")
    for step in item.steps:
        numbers = [float(n) for n in step[1:]]
        turned = [height - n if at % 2 else n for at, n in enumerate(numbers)]
        parts.append(f"{points(*turned)} {_STEPS[str(step[0])]}".strip())
    parts.append("B" if item.fill and item.stroke else "f" if item.fill else "S" if item.stroke else "n")
    parts.append("Q")
    return "\n".join(parts)


def picture(item: Picture, name: str, height: float) -> str:
    """Draw the picture that the page's resources hold under `name` into its rectangle."""
    place = points(item.width, 0, 0, item.height, item.x, height - item.y - item.height)
    return f"q {place} cm /{name} Do Q"
