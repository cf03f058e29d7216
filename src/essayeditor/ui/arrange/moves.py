"""Where things come to stand when they are moved: pure arithmetic over the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.arrange.nodes import FRONT


class Place(NamedTuple):
    """A place for essays: a section ("" for none) and a position among its other essays."""

    section: str
    position: int


def gap(record: Record, section: str, shown: int, moved: Sequence[str]) -> Place:
    """Return the place of the gap before the essay shown at `shown` in a section.

    Essays that are out of the book are in the section but not shown; those moved are shown but do
    not count.
    """
    essays = _essays(record, section)
    visible = [essay for essay in essays if essay.state not in EXITS]
    rest = [essay for essay in essays if essay.id not in moved]
    following = [essay for essay in visible[shown:] if essay.id not in moved]
    return Place(section, rest.index(following[0]) if following else len(rest))


def step(record: Record, moved: Sequence[str], by: int) -> Place | None:
    """Return where essays go that are moved one step on (1) or back (-1); None where there is no further.

    Several are gathered. At the end of a section they go over into the next.
    """
    chosen = [record.get(Essay, key) for key in moved]
    if not chosen or any(essay.kind in FRONT for essay in chosen):
        return None
    edge = chosen[0] if by < 0 else chosen[-1]
    visible = [e for e in _essays(record, edge.section) if e.state not in EXITS]
    at = next((n for n, e in enumerate(visible) if e.id == edge.id), -1)
    others = visible[:at] if by < 0 else visible[at + 1 :]
    others = [e for e in others if e.id not in moved]
    if others:
        return gap(record, edge.section, at - 1 if by < 0 else at + 2, moved)
    if not _together(visible, moved):
        return gap(record, edge.section, at if by < 0 else at + 1, moved)
    order = [section.id for section in record.sections()]
    if edge.section not in order:
        return None
    beyond = order.index(edge.section) + by
    if not 0 <= beyond < len(order):
        return None
    target = order[beyond]
    return Place(target, 0) if by > 0 else Place(target, len(record.essays(target)))


def _together(visible: Sequence[Essay], moved: Sequence[str]) -> bool:
    """Say whether the essays that are moved stand side by side in the one section."""
    rows = [n for n, essay in enumerate(visible) if essay.id in moved]
    return len(rows) == len(moved) and rows[-1] - rows[0] == len(rows) - 1


def in_order(record: Record, keys: Sequence[str]) -> list[str]:
    """Return essays' keys in the order of the book."""
    wanted = set(keys)
    return [essay.id for essay in record.essays() if essay.id in wanted]


def _essays(record: Record, section: str) -> list[Essay]:
    return [e for e in record.essays(section) if section or e.kind not in FRONT]
