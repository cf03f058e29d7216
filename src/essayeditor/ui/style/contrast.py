"""Contrast of two colours, as WCAG 2.2 defines it."""

from __future__ import annotations

TEXT = 4.5
"""The least contrast of text and its ground (WCAG 2.2, success criterion 1.4.3)."""
CONTROL = 3.0
"""The least contrast of a control's edge or a meaningful mark (success criterion 1.4.11)."""


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of `colour` written as #RRGGBB."""
    linear = []
    for start in (1, 3, 5):
        value = int(colour[start : start + 2], 16) / 255
        linear.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21, of two colours written as #RRGGBB."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
