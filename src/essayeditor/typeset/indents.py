"""Indents of paragraphs after displays that went to another page."""

from __future__ import annotations

from collections.abc import Sequence

from essayeditor.typeset.galley import Piece
from essayeditor.typeset.plan import PagePlan


def without_moved(pieces: Sequence[Piece], plans: Sequence[PagePlan]) -> list[Piece] | None:
    """Indent the paragraphs whose float went to another page.

    A paragraph after a display is set flush, one after a paragraph is indented: which it is, only the
    first row of pages shows. Where it has as many lines either way, it is changed in its place. If
    one has not, the new galley is returned, to be parted anew; else None.
    """
    moved = _without_float(plans)
    if not moved:
        return None
    settled: list[Piece] = []
    swaps: dict[int, Piece] = {}
    alike, at = True, 0
    while at < len(pieces):
        piece = pieces[at]
        if id(piece) not in moved:
            settled.append(piece)
            at += 1
            continue
        stood = pieces[at : at + piece.length]
        alike = alike and [p.calls for p in stood] == [p.calls for p in piece.other]
        swaps.update((id(old), new) for old, new in zip(stood, piece.other, strict=False))
        settled += piece.other
        at += piece.length
    if not alike:
        return settled
    for plan in plans:
        plan.pieces = [(top, swaps.get(id(piece), piece)) for top, piece in plan.pieces]
    return None


def _without_float(plans: Sequence[PagePlan]) -> set[int]:
    """Return the ids of pieces that begin a paragraph set flush though no float stands above it."""
    found: set[int] = set()
    last: Piece | None = None
    for plan in plans:
        for _, piece in plan.pieces:
            if piece.other and last is not None and last.body:
                found.add(id(piece))
            last = piece
    return found
