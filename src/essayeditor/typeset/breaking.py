"""Parting a paragraph into lines, the whole paragraph at once.

The method is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software,
Practice and Experience 11, 1981): every line has demerits for spaces too wide or too narrow and
for hyphens; of all ways to break, the one with the least sum is taken. Here the feasible ends of
a line are found by bisection, since both the narrowest and the widest setting grow along the text;
so words are looked into for their hyphens only where a line might end.
"""

from __future__ import annotations

from collections.abc import Sequence

from essayeditor.typeset.cuts import Cut, Spacing
from essayeditor.typeset.hyphenation import FINE, FREE, NONE
from essayeditor.typeset.measured import Breakable, Measured
from essayeditor.typeset.search import Search

_NARROWER = 1.35  # by how much more spaces narrow where that must be
_LEAST_PASSES = 2
_SHORT = 4.0
"""Lines up to which a paragraph is first tried without any hyphen: of longer ones too few can do without."""


def break_lines(
    words: Sequence[Breakable],
    breaks: frozenset[int],
    widths: Sequence[float],
    spacing: Spacing,
    hyphens: bool,
    looser: int = 0,
    whole: frozenset[int] = frozenset(),
    text: Measured | None = None,
) -> list[Cut]:
    """Return the ends of the lines; the last is the end of the words.

    `breaks` are the numbers of words after which a line must end. `widths` are those of the first
    lines, the last of them also of all that follow. `looser` asks for so many lines more (or, if
    negative, fewer) than is best, where that can be had with good spaces. `whole` are the numbers
    of lines, from 0, that are to end with a whole word, since a page ends there. `text` are the
    words as measured before with these breaks and spaces, if they were.
    """
    if not words:
        return []
    text = text or Measured(words, breaks, spacing.space, spacing.hang)
    passes = _passes(spacing, hyphens)
    if len(passes) > _LEAST_PASSES and text.end[-1] > _SHORT * widths[-1]:
        passes = passes[1:]
    usual = None
    for number, (tolerance, freedom, shrink) in enumerate(passes):
        emergency = number == len(passes) - 1
        if usual is not None and emergency:
            break  # not so badly for the sake of a line
        search = Search(text, widths, spacing, tolerance, freedom, whole, shrink)
        lines = search.run(emergency, len(usual) + looser if usual is not None else 0)
        if lines is not None and (usual is None or len(lines) == len(usual) + looser):
            if not looser or usual is not None:
                return lines
            usual = lines
            lines = search.best(len(usual) + looser)
            if len(lines) == len(usual) + looser:
                return lines
    assert usual is not None
    return usual


def _passes(spacing: Spacing, hyphens: bool) -> tuple[tuple[float, int, float], ...]:
    """Return what is tried in turn: tolerance, freedom of hyphenation, and more narrowing of spaces.

    What the design's rules do not have, spaces narrower than .19 em and hyphens after two letters,
    costs as much as a gap of twice the wished space: it comes only instead of one.
    """
    if not spacing.justify:
        return ((1.6, NONE, 1.0), (6.0, FINE if hyphens else NONE, 1.0))
    if not hyphens:
        return ((2.0, NONE, 1.0), (6.0, NONE, 1.3))
    return ((1.0, NONE, 1.0), (2.05, FREE, _NARROWER), (6.0, FREE, 1.6))
