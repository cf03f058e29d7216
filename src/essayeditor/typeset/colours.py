"""Colours as "#RRGGBB", and the contrast between two of them."""

from __future__ import annotations

import re

WHITE = "#FFFFFF"
LEAST = 4.5
"""The least contrast of text on its ground: WCAG 2.2, success criterion 1.4.3 (level AA)."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}$")


def is_colour(value: object) -> bool:
    """Say whether a value is a colour as a theme writes it."""
    return isinstance(value, str) and bool(_COLOUR.match(value))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 for black to 1 for white (WCAG 2.2)."""

    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)
