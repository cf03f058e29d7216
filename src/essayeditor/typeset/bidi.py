"""The order on the line of words that run from right to left among those that do not.

The Unicode Bidirectional Algorithm (UAX 9) on pieces of words, each of one direction, and the
spaces between them: neutrals take the direction of what stands on both sides of them (N1, N2),
numbers keep their own but go with the words about them (I1, I2), runs are turned by level (L2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LEFT, RIGHT, NUMBER, NEUTRAL = "L", "R", "EN", "ON"


def direction(text: str) -> str:
    """Return the direction of a piece: that of its first strong character, else number or neutral."""
    found = NEUTRAL
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return LEFT
        if kind in ("R", "AL"):
            return RIGHT
        if kind in ("EN", "AN"):
            found = NUMBER
    return found


def visual_order(kinds: Sequence[str], rtl: bool) -> list[int]:
    """Return the numbers of pieces from left to right; `rtl` is the direction of the paragraph."""
    levels = _levels(kinds, rtl)
    order = list(range(len(kinds)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            if end > at:
                order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


def _levels(kinds: Sequence[str], rtl: bool) -> list[int]:
    base = RIGHT if rtl else LEFT
    strong = base
    resolved: list[str] = []
    for kind in kinds:
        if kind in (LEFT, RIGHT):
            strong = kind
        resolved.append(LEFT if kind == NUMBER and strong == LEFT else kind)  # W7
    levels = []
    for number, kind in enumerate(resolved):
        if kind == NEUTRAL:
            before = _strength(resolved[:number][::-1], base)
            after = _strength(resolved[number + 1 :], base)
            kind = before if before == after else base
        if rtl:
            levels.append(1 if kind == RIGHT else 2)
        else:
            levels.append({LEFT: 0, RIGHT: 1}.get(kind, 2))
    return levels


def _strength(kinds: Sequence[str], base: str) -> str:
    """Return the direction of the nearest piece that has one; numbers count as right to left (N1)."""
    for kind in kinds:
        if kind != NEUTRAL:
            return RIGHT if kind == NUMBER else kind
    return base
