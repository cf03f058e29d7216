"""Parting a title into lines: as few as will hold it, and even."""

from __future__ import annotations

from collections.abc import Sequence

from essayeditor.typeset.cuts import Cut, forced_cut
from essayeditor.typeset.measured import Breakable, Measured


def balanced(words: Sequence[Breakable], breaks: frozenset[int], width: float, space: float) -> list[Cut]:
    """Return line ends for a title: as few lines as will hold it, then as even as they can be."""
    if not words:
        return []
    text = Measured(words, breaks, space, hang=False)
    best = _greedy(text, width)
    narrow, wide = max((w.width for w in words), default=0.0), width
    while wide - narrow > 1.0:
        middle = (narrow + wide) / 2
        tried = _greedy(text, middle)
        if len(tried) <= len(best):
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def _greedy(text: Measured, width: float) -> list[Cut]:
    """Fill line after line. A word wider than its line is broken where it has room."""
    cuts: list[Cut] = []
    start, first, last = 0.0, 0, len(text.words) - 1
    while first <= last:
        at = first
        while at < last and at not in text.musts and text.end[at + 1] - start <= width + 1e-6:
            at += 1
        while at > first and not text.open[at]:
            at -= 1
        forced = forced_cut(text, at, start, width) if text.end[at] - start > width + 1e-6 else None
        if forced is not None:
            cuts.append(forced[0])
            start, first = forced[1], at
            continue
        cuts.append(Cut(at + 1))
        start, first = text.start[at], at + 1
    return cuts
