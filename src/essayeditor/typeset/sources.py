"""Pull quotes and the words they repeat: where those stand, and how far off a quote must keep."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from essayeditor.typeset.galley import Piece

FAR = 8
"""Lines of text at the least between a pull quote and the words that it repeats."""

_SOFT = "\u00ad"


class Sources:
    """The lines of a galley that its pull quotes repeat. Pieces go by their numbers in the galley."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._spans: dict[int, tuple[int, int]] = {}  # a quote's float -> first and last piece it repeats
        quotes = [(n, p.float_of.said) for n, p in enumerate(pieces) if p.float_of and p.float_of.said]
        if not quotes:
            return
        self._above = [0, *accumulate(int(piece.body) for piece in pieces)]  # lines above each piece
        text, starts, numbers = _text(pieces)
        for quote, said in quotes:
            wanted = _joined(said)
            at = text.find(wanted)
            if at >= 0 and wanted:
                first = bisect_right(starts, at) - 1
                last = bisect_right(starts, at + len(wanted) - 1) - 1
                self._spans[quote] = (numbers[first], numbers[last])

    def is_far(self, quote: int, place: int) -> bool:
        """Say whether a quote that stands before the piece `place` is far enough from what it repeats."""
        if quote not in self._spans:
            return True
        first, last = self._spans[quote]
        above = self._above
        return above[place] - above[last + 1] >= FAR or above[first] - above[place] >= FAR


def _text(pieces: Sequence[Piece]) -> tuple[str, list[int], list[int]]:
    """Return the letters of the text without spaces, and where each line begins, with its number."""
    said: list[str] = []
    starts, numbers, length = [], [], 0
    for number, piece in enumerate(pieces):
        if not piece.body:
            continue
        words = "".join(shape.text for _, line in piece.lines for span in line.spans for shape in span.words)
        letters = _joined(words)
        if letters:
            starts.append(length)
            numbers.append(number)
            said.append(letters)
            length += len(letters)
    return "".join(said), starts, numbers


def _joined(words: str) -> str:
    """Return letters and signs alone, as they can be compared."""
    return "".join(c for c in words.casefold() if c.isalnum() and c != _SOFT)
