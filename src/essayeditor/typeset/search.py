"""The search for the best lines of a paragraph: one pass over it, with one tolerance.

Line after line, every end that a line may have is tried from every end of the line before that is
worth going on from. A line's end is looked for from where it would be with spaces as wished: back
while the spaces can widen, on while they can narrow.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from essayeditor.typeset.cuts import Cut, Spacing, forced_cut
from essayeditor.typeset.hyphenation import ADDRESS, FORCED, HYPHEN, OWN
from essayeditor.typeset.measured import Measured

_PENALTY = {HYPHEN: 60.0**2, OWN: 0.0, ADDRESS: 20.0**2, FORCED: 2000.0**2}
_TWO_HYPHENS, _HYPHEN_BEFORE_LAST, _UNLIKE_LINES = 4000.0, 60000.0, 3000.0
_AGAINST_RULES = 550.0**2  # the penalty of a hyphen after two letters, or of spaces too narrow
_MOST_HYPHENS = 2
_MOST_ENDS = (6, 8)
"""Ends of a line that are gone on from, at first and where that fails: more than these change nothing
in a thousand pages but the time."""
_LINE = 10.0
_IMPOSSIBLE = 1e9
_CHARACTERS = 4096
"""More than the characters of any word: a place's number is its word's times this, plus its character."""

_MAY, _MUST = -1, -2
"""What an end between two words is, beside the kinds of break within one: a line may end there, or must."""

_End = tuple[int, int, int, float, float, float]
"""Where a line may end: the parts of its `Cut`, how far its text reaches, where the next line's begins,
and the square of the penalty."""

_Node = tuple[float, int, int, int, float, int, int, "_Node | None"]
"""A line's end that a way of breaking has reached: its demerits so far; the word, character and kind of
its `Cut`; where the next line begins; the lines that end with a hyphen, in a row; how loose the line
is, from 0 to 3; and the end before. A plain tuple: a book makes a quarter of a million."""

_demerits = itemgetter(0)


class Search:
    """One pass over a paragraph with one tolerance."""

    def __init__(
        self,
        text: Measured,
        widths: Sequence[float],
        spacing: Spacing,
        tolerance: float,
        freedom: int,
        whole: frozenset[int] = frozenset(),
        narrower: float = 1.0,
    ) -> None:
        """Take what `breaking.break_lines` has; spaces narrow `narrower` times as far as is wished."""
        self._text = text
        self._widths = widths
        self._tolerance = tolerance
        self._freedom = freedom
        self._whole = whole
        self._hang, self._justify = spacing.hang, spacing.justify
        self._shrink, self._stretch = spacing.shrink * narrower, spacing.stretch
        self._widen = spacing.stretch * tolerance if spacing.justify else 0.0
        self._slack = 0.0 if spacing.justify else spacing.stretch * tolerance
        self._narrowed = -1.0 / narrower if narrower > 1 else -2.0
        self._narrowest = min(widths)
        self._long = text.widest > self._narrowest
        self._ends: list[tuple[_End, ...] | None] = [None] * len(text.words)  # by the words they are in
        self._line, self._width = 0, 0.0
        self._found: dict[int, dict[int, _Node]] = {}  # this line's ends, by place and hyphens in a row
        self._ended: list[tuple[int, _Node]] = []  # lines there are, and the last one's end

    def run(self, emergency: bool, wished: int = 0) -> list[Cut] | None:
        """Return the best line ends, or None if no way to break is good enough; `wished` as in `best`."""
        last = len(self._text.words) * _CHARACTERS
        most = _MOST_ENDS[emergency]
        nodes: list[_Node] = [(0.0, 0, 0, _MAY, 0.0, 0, 1, None)]
        while nodes:
            self._found = {}
            self._width = self._widths[min(self._line, len(self._widths) - 1)]
            for node in nodes:
                self._follow(node)
            if not self._found and not self._ended:
                if not emergency:
                    return None
                self._force(min(nodes, key=_demerits))
            self._line += 1
            self._ended += [(self._line, node) for node in self._found.pop(last, {}).values()]
            nodes = []
            for there in self._found.values():
                nodes += there.values() if len(there) == 1 else _promising(there)
            if len(nodes) > most:
                nodes.sort(key=_demerits)
                del nodes[most:]
        return self.best(wished)

    def best(self, wished: int = 0) -> list[Cut]:
        """Return the best line ends found; those that make as many lines as wished, if there are any."""
        fitting = [node for lines, node in self._ended if lines == wished]
        return _cuts(min(fitting or [node for _, node in self._ended], key=_demerits))

    def _follow(self, node: _Node) -> None:  # noqa: C901 (a call for each end would double its cost)
        """Try every place where a line that begins at a node may end, and note the best ways to it.

        A book's time goes into this: some hundred thousand calls, each with two or three ends.
        """
        before, glue, _, _, start, hyphens_before, fitness_before, _ = node
        room, must = self._width + start, self._must(glue)
        reaches, widen, slack = self._text.end, self._widen, self._slack + 1e-6
        first = bisect_right(reaches, room, glue, must)
        while first > glue and room - reaches[first - 1] <= (first - 1 - glue) * widen + slack:
            first -= 1
        shrink, stretch, justify = self._shrink, self._stretch, self._justify
        tolerance, narrowed, found, ends_of = self._tolerance, self._narrowed, self._found, self._ends
        barred, unparted = hyphens_before >= _MOST_HYPHENS, self._line in self._whole
        for number in range(first, must + 1):
            spaces = number - glue
            least = spaces * shrink
            ends = ends_of[number]
            if ends is None:
                ends = self._ends_of(number)
            for word, at, kind, reach, rest, penalty in ends:
                short = room - reach
                if short < -1e-6:
                    if not least or short < -least - 1e-6:
                        continue
                    ratio = short / least
                elif kind == _MUST:
                    ratio = 0.0
                elif not justify:
                    ratio = short / stretch
                elif spaces:
                    ratio = short / (spaces * stretch)
                else:
                    ratio = 0.0 if short < 0.5 else _IMPOSSIBLE
                if ratio > tolerance:
                    continue
                hyphens = 0
                if kind >= 0:
                    if rest <= start + 1e-6 or (unparted and kind in (HYPHEN, OWN)):
                        continue
                    if kind == HYPHEN:
                        if barred:
                            continue
                        hyphens = hyphens_before + 1
                fitness = 0 if ratio < -0.5 else (1 if ratio <= 0.5 else (2 if ratio <= 1 else 3))
                bad = _LINE + 100 * abs(ratio * ratio * ratio)
                demerits = bad * bad + penalty + before
                if ratio < narrowed:
                    demerits += _AGAINST_RULES
                if hyphens == _MOST_HYPHENS:
                    demerits += _TWO_HYPHENS
                if not -1 <= fitness - fitness_before <= 1:
                    demerits += _UNLIKE_LINES
                if kind == _MUST and hyphens_before:
                    demerits += _HYPHEN_BEFORE_LAST
                place = word * _CHARACTERS + at
                there = found.get(place)
                if there is None:
                    there = found[place] = {}
                elif hyphens in there and there[hyphens][0] <= demerits:
                    continue
                there[hyphens] = (demerits, word, at, kind, rest, hyphens, fitness, node)
            if room - reaches[number] < -least - 1e-6:
                break

    def _must(self, first: int) -> int:
        """Return the word after which a line that begins with the word `first` must end at the latest."""
        musts = self._text.musts
        return musts[0] if len(musts) == 1 else musts[bisect_left(musts, first)]

    def _ends_of(self, number: int) -> tuple[_End, ...]:
        """Return the ends within a word and after it, in order: within one wider than its line anywhere."""
        text = self._text
        if self._long and text.words[number].width > self._narrowest:
            points = text.words[number].everywhere()
        else:
            points = text.hyphenated(number, self._freedom)
        after: tuple[_End, ...] = ()
        if text.open[number]:
            kind = _MUST if number in text.musts else _MAY
            after = ((number + 1, 0, kind, text.end[number], text.start[number], 0.0),)
        if points:
            begin, hang = text.begin[number], self._hang
            within = [
                (
                    number,
                    at,
                    kind,
                    begin + before - hangs if hang else begin + before,
                    begin + before - hyphen,
                    _AGAINST_RULES if kind == HYPHEN and at < 3 else _PENALTY[kind],
                )
                for at, before, kind, hangs, hyphen in points
            ]
            after = (*within, *after)
        self._ends[number] = after
        return after

    def _force(self, node: _Node) -> None:
        """End a line where it is least bad, since no end is good: as full as can be, or too full."""
        text = self._text
        before, glue, _, _, start, hyphens, _, _ = node
        width, must = self._width, self._must(glue)
        room, number = width + start, glue
        while number < must and room - text.end[number + 1] >= -(number + 1 - glue) * self._shrink - 1e-6:
            number += 1
        while number > glue and not text.open[number]:
            number -= 1
        reaches = text.end[number] - (number - glue) * self._shrink
        forced = None
        if not text.open[number] or reaches > room + 1e-6:
            forced = forced_cut(text, number, start, width)
        if forced is not None and reaches > room:
            cut, rest = forced
        else:
            while not text.open[number]:
                number += 1
            cut, rest = Cut(number + 1), text.start[number]
        hyphens = hyphens + 1 if cut.kind == HYPHEN else 0
        made = (before + _IMPOSSIBLE, cut.word, cut.at, cut.kind, rest, hyphens, 3, node)
        self._found[cut.word * _CHARACTERS + cut.at] = {hyphens: made}


def _promising(there: dict[int, _Node]) -> list[_Node]:
    """Leave out the nodes of a place from which nothing better can come than from another.

    One that has as many hyphens before it or fewer, and is better by more than unlike lines can cost,
    is never the worse one to go on from.
    """
    kept: list[_Node] = []
    for _, node in sorted(there.items()):
        demerits, fitness = node[0], node[6]
        if not any(b[0] + (0.0 if b[6] == fitness else _UNLIKE_LINES) <= demerits for b in kept):
            kept.append(node)
    return kept


def _cuts(node: _Node | None) -> list[Cut]:
    cuts: list[Cut] = []
    while node is not None:
        _, word, at, kind, _, _, _, before = node
        if before is not None:
            cuts.append(Cut(word, at, kind if at else _MAY))
        node = before
    return cuts[::-1]
