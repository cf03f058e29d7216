"""Finding a book's blocks among the words of a file, and which of them are out of their order."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

_WIDEST_GAP = 600
"""How many words of the file may stand inside a block: a table or box at a page's end."""

_MOST_GAPS = 3
_MOST_PLACES = 200  # of one block; short ones ("2019") may stand in many
Span = tuple[int, int]


class Alignment:
    """Where each block stands: the longest run of blocks that keep their order is in order.

    `found` are the words of a file; `blocks` those of each block, none of them empty.
    """

    def __init__(self, found: list[str], blocks: Sequence[Sequence[str]]) -> None:
        self._found = found
        self._blocks = blocks
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(found):
            self._places.setdefault(word, []).append(place)
        self._chosen = _longest_chain([self._candidates(words) for words in blocks], blocks)
        self._fill_gaps()
        self._ends = list(accumulate((span[1] if span else 0 for span in self._chosen), max))

    def _fill_gaps(self) -> None:
        """Find blocks that stand interrupted where they should, and whole elsewhere too."""
        begins = [span[0] if span else len(self._found) for span in self._chosen]
        following = list(accumulate(reversed(begins), min))[::-1]
        end = 0
        for index, span in enumerate(self._chosen):
            if span is None and following[index] - end >= len(self._blocks[index]):
                words = list(self._blocks[index])
                inside = [
                    (begin, stop)
                    for begin, stop in self._interrupted(words, self._rarest(words))
                    if end <= begin and stop <= following[index]
                ]
                span = self._chosen[index] = inside[0] if inside else None
            end = span[1] if span else end

    def in_order(self, index: int) -> bool:
        """Say whether a block stands where it should among the others."""
        return self._chosen[index] is not None

    def between(self, index: int) -> list[str]:
        """Return the words of the file between the neighbours of a block that are in order."""
        later = (span[0] for span in self._chosen[index + 1 :] if span)
        return self._found[self._ends[index] : next(later, len(self._found))]

    def stands(self, words: Sequence[str]) -> bool:
        """Say whether `words` stand anywhere."""
        return bool(self._candidates(words))

    def missing(self, index: int, plain: Callable[[str], str] = str) -> list[str]:
        """Return the words of a block that do not stand between its neighbours that are in order.

        Words are compared as `plain` gives them.
        """
        words = [plain(word) for word in self._blocks[index]]
        near = Counter(plain(word) for word in self.between(index))
        gone = []
        for word in words:
            if near[word]:
                near[word] -= 1
            else:
                gone.append(word)
        return gone

    def _candidates(self, words: Sequence[str]) -> list[Span]:
        """Return where a block may stand: whole, or else with few and short interruptions."""
        rarest = self._rarest(words)
        places = self._places.get(words[rarest], [])
        begins = [place - rarest for place in places if place >= rarest]
        size, wanted = len(words), list(words)
        whole = [(b, b + size) for b in begins if self._found[b : b + size] == wanted]
        return whole[:_MOST_PLACES] or self._interrupted(wanted, rarest)

    def _rarest(self, words: Sequence[str]) -> int:
        """Return which of the words stands in the fewest places."""
        return min(range(len(words)), key=lambda at: len(self._places.get(words[at], ())))

    def _interrupted(self, words: list[str], anchor: int) -> list[Span]:
        spans = []
        before, after = words[:anchor][::-1], words[anchor:]
        for place in self._places.get(words[anchor], [])[:_MOST_PLACES]:
            end = self._follow(after, place, 1)
            begin = self._follow(before, place - 1, -1) if end is not None else None
            if end is not None and begin is not None and end[1] + begin[1] <= _MOST_GAPS:
                spans.append((begin[0] + 1, end[0]))
        return spans

    def _follow(self, words: Sequence[str], at: int, step: int) -> tuple[int, int] | None:
        """Go through `words` from place `at`; return the place past them and the interruptions."""
        gaps = 0
        for word in words:
            if not (0 <= at < len(self._found) and self._found[at] == word):
                gaps += 1
                near = self._next(word, at, step)
                if gaps > _MOST_GAPS or near is None:
                    return None
                at = near
            at += step
        return at, gaps

    def _next(self, word: str, at: int, step: int) -> int | None:
        """Return the nearest place of `word` from `at` on, in the direction of `step`."""
        places = self._places.get(word, [])
        index = bisect.bisect_left(places, at) if step > 0 else bisect.bisect_right(places, at) - 1
        if 0 <= index < len(places) and abs(places[index] - at) <= _WIDEST_GAP:
            return places[index]
        return None


def _longest_chain(candidates: list[list[Span]], blocks: Sequence[Sequence[str]]) -> list[Span | None]:
    """Choose at most one place for each block so that they follow one another with the most words.

    The weighted longest increasing subsequence: `ends` are the ends of the best chains so far, in
    order, `weights` the words in each, growing too.
    """
    ends, weights, links = [-1], [0], [-1]
    steps: list[tuple[int, Span, int]] = []  # block, place, the step before
    for index, places in enumerate(candidates):
        found = []
        for span in places:
            best = bisect.bisect_right(ends, span[0]) - 1
            found.append((span, weights[best] + len(blocks[index]), links[best]))
        for span, weight, before in found:
            steps.append((index, span, before))
            _enter(ends, weights, links, span[1], weight, len(steps) - 1)
    chosen: list[Span | None] = [None] * len(candidates)
    at = links[-1]
    while at >= 0:
        index, span, at = steps[at]
        chosen[index] = span
    return chosen


def _enter(ends: list[int], weights: list[int], links: list[int], end: int, weight: int, link: int) -> None:
    """Note a chain that ends at `end`, unless a better one ends before; drop those it betters."""
    at = bisect.bisect_right(ends, end)
    if weights[at - 1] >= weight:
        return
    stop = at
    while stop < len(ends) and weights[stop] <= weight:
        stop += 1
    if ends[at - 1] == end:
        at -= 1
    ends[at:stop], weights[at:stop], links[at:stop] = [end], [weight], [link]
