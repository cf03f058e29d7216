"""Keeping the order of sections, and of the essays in each, dense: 0, 1, 2 and so on; and their colours."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

from essayeditor.collection.entities import Essay, Section

COLOURS = 3
"""Colour families that a theme offers to sections, taken in turn."""

T = TypeVar("T", Essay, Section)


def inserted(others: Sequence[T], things: Sequence[T], position: int | None) -> list[T]:
    """Return the others with things put in at a position (None: at the end), all numbered anew."""
    place: int = len(others) if position is None else max(0, min(position, len(others)))
    return numbered(list(others[:place]) + list(things) + list(others[place:]))


def numbered(things: Sequence[T]) -> list[T]:
    """Return things with their `order` counted from 0."""
    return [
        thing if thing.order == n else dataclasses.replace(thing, order=n) for n, thing in enumerate(things)
    ]
