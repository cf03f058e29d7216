"""A paragraph's words measured one after another, as line breaking reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from essayeditor.typeset.hyphenation import HYPHEN
from essayeditor.typeset.words import CAPITAL, DASH, ENDS_SENTENCE, HOLDS_NEXT, SHORT, Point, tied


class Breakable(Protocol):
    """What line breaking asks of a word (`words.Word`, `compound.Compound`, `inlines.Inset`)."""

    @property
    def width(self) -> float:
        """Its width in points."""

    @property
    def left(self) -> float:
        """How much of its first letter may hang out of the line."""

    @property
    def right(self) -> float:
        """How much of its last letter may hang out of the line."""

    @property
    def flags(self) -> int:
        """What it is (see `words.flags`)."""

    @property
    def own(self) -> tuple[tuple[int, int], ...]:
        """Where it may be broken without a new hyphen."""

    def points(self, hyphens: int) -> tuple[Point, ...]:
        """Return the places where it may be broken, hyphenated as freely as `hyphens` says, in order."""

    def everywhere(self) -> tuple[Point, ...]:
        """Return a break after each character."""


class Measured:
    """A paragraph's words as parallel lists, measured from its beginning with spaces as wished.

    A line may end after word n if `open[n]`; its text then reaches to `end[n]`, with n spaces
    before, and the next line's begins at `start[n]`. It must end after those in `musts`.
    """

    __slots__ = ("begin", "end", "musts", "open", "start", "widest", "words")

    def __init__(self, words: Sequence[Breakable], breaks: frozenset[int], space: float, hang: bool) -> None:
        self.words = words
        begin: list[float] = []
        end: list[float] = []
        start: list[float] = []
        may: list[bool] = []
        last = len(words) - 1
        self.musts = [*sorted(b for b in breaks if b < last), last]
        self.widest = max([w.width for w in words])
        x = 0.0
        following = words[0]
        flags = following.flags
        for number in range(last + 1):
            word, before = following, flags
            if number < last:
                following = words[number + 1]
                flags = following.flags
            begin.append(x)
            x += word.width
            end.append(x - word.right if hang else x)
            x += space
            start.append(x + following.left if hang else x)
            may.append(not ((flags & DASH or before & HOLDS_NEXT) and tied(before, flags)))
        if last > 0 and flags & SHORT and last - 1 not in breaks:
            may[last - 1] = False  # a last line of less than four letters looks like a mistake
        for must in self.musts:
            may[must] = True
            start[must] = begin[must] + words[must].width + space
        self.begin, self.end, self.start, self.open = begin, end, start, may

    def hyphenated(self, number: int, freedom: int) -> tuple[Point, ...]:
        """Return where a word may be broken; names, by their capital, are not hyphenated."""
        word = self.words[number]
        points = word.points(freedom)
        if points and word.flags & CAPITAL and number and not self.words[number - 1].flags & ENDS_SENTENCE:
            return tuple(p for p in points if p[2] != HYPHEN)
        return points
