"""The order of a book's parts: the usual one, and how far a part may leave it.

The rules are those of every book: a cover opens it and a back cover closes it; imprint and contents
stand before what they speak of; a foreword and an introduction lead in, an afterword looks back; and
notes at the end follow the texts whose notes they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from essayeditor.collection.entities import PartKind

USUAL: tuple[PartKind, ...] = tuple(PartKind)

_BEFORE_SECTIONS = (
    PartKind.IMPRINT,
    PartKind.CONTENTS,
    PartKind.FOREWORD,
    PartKind.INTRODUCTION,
)
_TEXTS = (
    PartKind.FOREWORD,
    PartKind.INTRODUCTION,
    PartKind.SECTIONS,
    PartKind.AFTERWORD,
    PartKind.ACKNOWLEDGEMENTS,
)
"""Parts whose texts may have notes."""


def with_all(parts: Iterable[PartKind]) -> list[PartKind]:
    """Return all parts there are: those given in their order, the others at their usual place.

    Where a part that was moved makes that impossible, another stands as near to it as a book can have it.
    """
    order = list(parts)
    for part in USUAL:
        if part not in order:
            order.insert(_possible_place(order, part), part)
    return order


def _possible_place(order: list[PartKind], part: PartKind) -> int:
    usual = usual_place(order, part)
    near = sorted(range(len(order) + 1), key=lambda place: abs(place - usual))
    return next((n for n in near if not why_not([*order[:n], part, *order[n:]])), usual)


def usual_place(parts: list[PartKind], part: PartKind) -> int:
    """Return where a part belongs among others: before the first that usually comes after it."""
    later = [n for n, other in enumerate(parts) if USUAL.index(other) > USUAL.index(part)]
    return later[0] if later else len(parts)


def why_not(parts: list[PartKind]) -> str:
    """Return why a book cannot have its parts in this order, in a sentence for the person; "" if it can."""
    place = {part: n for n, part in enumerate(parts)}
    if place.get(PartKind.COVER, 0) != 0:
        return "The cover comes first."
    if place.get(PartKind.BACK_COVER, len(parts) - 1) != len(parts) - 1:
        return "The back cover comes last."
    middle = place.get(PartKind.SECTIONS)
    if middle is not None:
        for part in _BEFORE_SECTIONS:
            if place.get(part, -1) > middle:
                return f"The {part} stands in front of the sections."
        if place.get(PartKind.AFTERWORD, len(parts)) < middle:
            return "The afterword stands after the sections."
    notes = place.get(PartKind.ENDNOTES, len(parts))
    after = next((part for part in _TEXTS if place.get(part, -1) > notes), None)
    if after is not None:
        return f"The endnotes follow every text that has notes, also the {after}."
    return ""


def shown_order(parts: Iterable[PartKind]) -> list[PartKind]:
    """Return all parts as a list of them is shown, in an order that a book can have."""
    order = with_all(parts)
    return order if not why_not(order) else list(USUAL)
