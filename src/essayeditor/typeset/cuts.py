"""Where lines end: the values that line breaking works with, and the end that want of room forces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from essayeditor.typeset.hyphenation import FORCED, FREE
from essayeditor.typeset.measured import Measured


class Cut(NamedTuple):
    """A line's end: the number of words that are whole before it, and characters of the next."""

    word: int
    at: int = 0
    kind: int = -1  # a kind of break in hyphenation, or -1 between words


@dataclass(frozen=True, slots=True)
class Spacing:
    """Word spaces in points: as wished, how far they may widen and narrow, whether lines are filled.

    For ragged lines `stretch` is what the whole line may fall short by at no great cost.
    """

    space: float
    stretch: float
    shrink: float
    justify: bool = True
    hang: bool = True


def forced_cut(text: Measured, number: int, start: float, width: float) -> tuple[Cut, float] | None:
    """Return the last place where a word can be broken to fit a line, and where the rest begins.

    That is where the word has a dash or may be hyphenated, and anywhere only where that leaves none.
    """
    begin, word = text.begin[number], text.words[number]
    found = None
    for points in (word.points(FREE), word.everywhere()):
        for at, before, kind, _, hyphen in points:
            rest = begin + before - hyphen
            fits = begin + before - start <= width
            if rest > start + 1e-6 and (fits or (found is None and kind == FORCED)):
                found = (Cut(number, at, kind), rest)
        if found is not None:
            return found
    return found
