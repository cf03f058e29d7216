"""Putting a planned page's pieces in their places: from quarter lines to points on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from essayeditor.typeset.context import Context
from essayeditor.typeset.lines import SetLine
from essayeditor.typeset.pages import Item, Line, Rule, moved
from essayeditor.typeset.plan import NotePart, PagePlan

_NOTE_RULE = 54.0
_NOTE_RULE_ABOVE = 2.75
"""How far the rule lies above the first note's line box, in q: 8 pt above the note's letters."""


def place(
    plan: PagePlan, context: Context, notes: Mapping[str, Sequence[SetLine]], note_leading: int
) -> list[Item]:
    """Return the items of a page, x from the left edge of the text, y from the top of the page."""
    page = context.theme.page
    top, q = page.top, page.q
    items: list[Item] = []
    for frame, first, last, begins, ends in sorted(plan.frames, key=lambda f: f[1] - f[2]):
        if frame.ground is not None:
            items.extend(frame.ground(top + first * q, top + last * q, begins, ends))
    for at, piece in plan.pieces:
        y = top + at * q
        if len(piece.lines) == 1 and not piece.items:
            baseline, line = piece.lines[0]
            y += baseline
            if line.items:
                items.extend([moved(item, 0.0, y) for item in line.items])
            items.append(Line(y, line.spans, line.stretch))
        else:
            items.extend(piece.placed(y))
    if plan.notes:
        items.extend(_notes(plan.notes, context, notes, note_leading))
    return items


def _notes(
    parts: Sequence[NotePart], context: Context, notes: Mapping[str, Sequence[SetLine]], leading: int
) -> list[Item]:
    """Return the notes of a page, the last line's baseline on the page's last line."""
    page = context.theme.page
    count = sum(part.end - part.first for part in parts)
    at = page.depth - count * leading
    continued = parts[0].first > 0
    y = page.top + (at - _NOTE_RULE_ABOVE) * page.q
    items: list[Item] = [Rule(0.0, y, page.measure if continued else _NOTE_RULE, y, 0.6, context.family.m)]
    for part in parts:
        for line in notes[part.note][part.first : part.end]:
            at += leading
            base = page.top + (at - 1) * page.q
            items.extend(moved(item, 0.0, base) for item in line.items)
            items.append(Line(base, line.spans, line.stretch))
    return items
