"""The columns of a table: how wide each is, and which stand together where they have no room side by side."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence
from dataclasses import dataclass

GAP = 9.0
"""Points between columns."""
_STUB = 0.3
"""The most of the width that the first column takes where it is shown with each part of a wide table."""


@dataclass(slots=True)
class Column:
    """A column in points: its widest word, its widest cell, its own width, where it is.

    `fair` is a width in which its words do not stand in a stack.
    """

    least: float = 0.0
    fair: float = 0.0
    most: float = 0.0
    width: float = 0.0
    left: float = 0.0
    numeric: bool = False
    tail: float = 0.0  # the widest of what stands after the units: decimals and signs


def place(columns: Sequence[Column], left: float, width: float, whole: Container[int]) -> list[range]:
    """Give each column its width and place, and return which columns stand side by side.

    A table whose words have no room side by side is set in parts, one under the other. Each further
    part has the first column again, of the same width, at its left; its range is of the others. `whole`
    are the numbers of columns before which the table may not be parted, for a cell that spans.
    """
    parts = _parts(columns, width, whole)
    stub = 0
    if len(parts) > 1 and not columns[0].numeric and 1 not in whole:
        stub = 1
        columns[0].width = min(columns[0].most, max(columns[0].least, width * _STUB))
        columns[0].left = left
    for part in parts:
        own = [columns[n] for n in part if n >= stub]
        at = left + (columns[0].width + GAP if stub else 0.0)
        share(own, max(left + width - at - GAP * (len(own) - 1), 20.0))
        for column in own:
            column.left = at
            at += column.width + GAP
    return parts


def _parts(columns: Sequence[Column], width: float, whole: Container[int]) -> list[range]:
    """Part columns evenly into as few parts as have room for their words; not at all if none would."""
    count = len(columns)
    if _fits([c.least for c in columns], range(count), width) or count < 4:
        return [range(count)]
    for needs in ([c.fair for c in columns], [c.least for c in columns]):
        for number in range(2, count // 2 + 1):
            others = count - 1
            bounds = [0, *(1 + -(-others * n // number) for n in range(1, number)), count]
            parts = [range(a, b) for a, b in itertools.pairwise(bounds)]
            parted = not any(bound in whole for bound in bounds[1:-1])
            if parted and all(_fits(needs, part, width) for part in parts):
                return parts
    return [range(count)]


def _fits(needs: Sequence[float], part: range, width: float) -> bool:
    """Say whether columns fit side by side, with the first before them."""
    shown = [needs[n] for n in part] + ([max(needs[0], width * _STUB)] if part.start else [])
    return sum(shown) + GAP * (len(shown) - 1) <= width


def share(columns: Sequence[Column], room: float) -> None:
    """Share out the width: what each column wishes if that fits, else between least and most."""
    most, least = sum(c.most for c in columns), sum(c.least for c in columns)
    if most <= room:
        spare = (room - most) / len(columns) if most > room * 0.55 or len(columns) > 2 else 0.0
        for column in columns:
            column.width = column.most + spare
        return
    if least >= room:
        for column in columns:
            column.width = max(column.least * room / least, 4.0)
        return
    wish = sum(c.most - c.least for c in columns)
    for column in columns:
        column.width = column.least + (column.most - column.least) * (room - least) / wish
