"""Parting a paragraph into lines, the whole paragraph at once.

The method is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software,
Practice and Experience 11, 1981): every line has demerits for spaces too wide or too narrow and
for hyphens; of all ways to break, the one with the least sum is taken. Here the feasible ends of
a line are found by bisection, since both the narrowest and the widest setting grow along the text;
so words are looked into for their hyphens only where a line might end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from essayeditor.typeset.hyphenation import ADDRESS, FINE, FORCED, FREE, HYPHEN, NONE, OWN
from essayeditor.typeset.measured import Breakable, Measured
from essayeditor.typeset.words import Point

_PENALTY = {HYPHEN: 60.0, ADDRESS: 20.0, FORCED: 2000.0}
_TWO_HYPHENS, _HYPHEN_BEFORE_LAST, _UNLIKE_LINES = 4000.0, 60000.0, 3000.0
_AGAINST_RULES = 550.0  # the penalty of a hyphen after two letters, or of spaces too narrow
_NARROWER = 1.35  # by how much more spaces narrow where that must be
_MOST_HYPHENS = 2
_MOST_ENDS = (6, 8)
"""Ends of a line that are gone on from, at first and where that fails: more than these change nothing
in a thousand pages but the time."""
_LINE = 10.0
_IMPOSSIBLE = 1e9
_LEAST_PASSES = 2
_SHORT = 4.0
"""Lines up to which a paragraph is first tried without any hyphen: of longer ones too few can do without."""
_CHARACTERS = 4096
"""More than the characters of any word: a place's number is its word's times this, plus its character."""


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
        tried = replace(spacing, shrink=spacing.shrink * shrink)
        search = _Search(text, widths, tried, tolerance, freedom, whole, shrink)
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
        forced = _forced(text, at, start, width) if text.end[at] - start > width + 1e-6 else None
        if forced is not None:
            cuts.append(forced[0])
            start, first = forced[1], at
            continue
        cuts.append(Cut(at + 1))
        start, first = text.start[at], at + 1
    return cuts


def _forced(text: Measured, number: int, start: float, width: float) -> tuple[Cut, float] | None:
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


class _Node:
    """A line's end that a way of breaking has reached; lines go on from its place."""

    __slots__ = ("before", "cut", "demerits", "fitness", "glue", "hyphens", "line", "start")

    def __init__(
        self,
        demerits: float,
        cut: Cut,
        start: float,
        line: int,
        hyphens: int,
        fitness: int,
        before: _Node | None,
    ) -> None:
        self.demerits = demerits
        self.cut = cut
        self.start = start
        self.glue = cut[0]
        self.line = line
        self.hyphens = hyphens
        self.fitness = fitness
        self.before = before


class _Search:
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
        self._text = text
        self._widths = widths
        self._last_width = len(widths) - 1
        self._spacing = spacing
        self._tolerance = tolerance
        self._freedom = freedom
        self._whole = whole
        self._shrink, self._stretch, self._justify = spacing.shrink, spacing.stretch, spacing.justify
        shrink = spacing.shrink
        self._narrow = [e - n * shrink for n, e in enumerate(text.end)]
        widen = spacing.stretch * tolerance if spacing.justify else 0.0
        self._widen = widen
        self._wide = [e + n * widen for n, e in enumerate(text.end)] if widen else text.end
        self._slack = 0.0 if spacing.justify else spacing.stretch * tolerance
        self._narrowest = min(widths)
        self._points: list[tuple[Point, ...] | None] = [None] * len(text.words)
        self._narrowed = -1.0 / narrower if narrower > 1 else -2.0
        self._long = text.widest > self._narrowest
        self._found: dict[int, dict[int, _Node]] = {}  # the next line's ends, by place and hyphens in a row
        self._ended: list[_Node] = []

    def run(self, emergency: bool, wished: int = 0) -> list[Cut] | None:
        """Return the best line ends, or None if no way to break is good enough; `wished` as in `best`.

        Line after line, the ends that are best so far are gone on from.
        """
        last = len(self._text.words) * _CHARACTERS
        most = _MOST_ENDS[emergency]
        nodes = [_Node(0.0, Cut(0), 0.0, 0, 0, 1, None)]
        while nodes:
            self._found = {}
            for node in nodes:
                self._follow(node)
            if not self._found and not self._ended:
                if not emergency:
                    return None
                self._force(min(nodes, key=_demerits))
            self._ended += self._found.pop(last, {}).values()
            nodes = []
            for there in self._found.values():
                nodes += there.values() if len(there) == 1 else _promising(there)
            if len(nodes) > most:
                nodes.sort(key=_demerits)
                del nodes[most:]
        return self.best(wished)

    def best(self, wished: int = 0) -> list[Cut]:
        """Return the best line ends found; those that make as many lines as wished, if there are any."""
        fitting = [n for n in self._ended if n.line == wished]
        return _cuts(min(fitting or self._ended, key=_demerits))

    def _window(self, node: _Node, width: float) -> tuple[int, int, int]:
        """Return the first word after which the line may end, the first too many, and where it must end."""
        first, glue, start = node.glue, node.glue, node.start
        most = width + start - glue * self._spacing.shrink + 1e-6
        least = width + start + glue * self._widen - self._slack - 1e-6
        low = bisect_left(self._wide, least, first)
        high = bisect_right(self._narrow, most, first)
        musts = self._text.musts
        return low, high, musts[0] if len(musts) == 1 else musts[bisect_left(musts, first)]

    def _follow(self, node: _Node) -> None:
        """Try every place where a line that begins at a node may end."""
        text = self._text
        width = self._widths[min(node.line, self._last_width)]
        low, high, must = self._window(node, width)
        room, glue = width + node.start, node.glue
        ends, opens, starts = text.end, text.open, text.start
        if must < high:
            ratio = min(self._ratio(room - ends[must], must - glue), 0.0)
            self._take(node, must + 1, 0, -1, starts[must], ratio, 0.0, must=True)
            high = must
        tolerance, ratio_of, take = self._tolerance, self._ratio, self._take
        for number in range(low, high):
            if opens[number]:
                ratio = ratio_of(room - ends[number], number - glue)
                if ratio <= tolerance:
                    take(node, number + 1, 0, -1, starts[number], ratio, 0.0)
        last = min(high, must) + 1
        if not self._freedom and not self._long:
            words = text.words
            while low < last and not words[low].own:
                low += 1
        if low < last:
            self._within(node, low, last, room)

    def _within(self, node: _Node, low: int, high: int, room: float) -> None:
        """Try the places within words, where a line would end with a part of one."""
        begins = self._text.begin
        ratio_of, tolerance = self._ratio, self._tolerance
        least, glue, hang = node.start + 1e-6, node.glue, self._spacing.hang
        unparted = node.line in self._whole
        barred = node.hyphens >= _MOST_HYPHENS
        for number in range(low, high):
            points = self._points[number]
            if points is None:
                points = self._points_of(number)
            if not points:
                continue
            begin, spaces = begins[number], number - glue
            for at, before, kind, hangs, hyphen in points:
                reach = begin + before
                rest = reach - hyphen
                if rest <= least or (kind == HYPHEN and barred) or (unparted and kind in (HYPHEN, OWN)):
                    continue
                ratio = ratio_of(room - reach + hangs if hang else room - reach, spaces)
                if ratio <= tolerance:
                    early = kind == HYPHEN and at < 3
                    penalty = _AGAINST_RULES if early else _PENALTY.get(kind, 0.0)
                    self._take(node, number, at, kind, rest, ratio, penalty)

    def _points_of(self, number: int) -> tuple[Point, ...]:
        """Return where a word may be parted in this search: a word wider than its line anywhere."""
        text = self._text
        if self._long and text.words[number].width > self._narrowest:
            points = text.words[number].everywhere()
        else:
            points = text.hyphenated(number, self._freedom)
        self._points[number] = points
        return points

    def _ratio(self, short: float, spaces: int) -> float:
        """Return how far a line is from its wished width: 1 for all the stretch there is."""
        if short < -1e-6:
            most = spaces * self._shrink
            return short / most if most and short >= -most - 1e-6 else _IMPOSSIBLE
        if not self._justify:
            return short / self._stretch
        if spaces:
            return short / (spaces * self._stretch)
        return 0.0 if short < 0.5 else _IMPOSSIBLE

    def _take(
        self,
        node: _Node,
        word: int,
        at: int,
        kind: int,
        start: float,
        ratio: float,
        penalty: float,
        must: bool = False,
    ) -> None:
        """Note a line's end (the parts of a `Cut`) with its demerits, if none better is known."""
        hyphens = node.hyphens + 1 if kind == HYPHEN else 0
        fitness = 0 if ratio < -0.5 else (1 if ratio <= 0.5 else (2 if ratio <= 1 else 3))
        bad = _LINE + 100 * abs(ratio * ratio * ratio)
        demerits = bad * bad + penalty * penalty + node.demerits
        if ratio < self._narrowed:
            demerits += _AGAINST_RULES * _AGAINST_RULES
        if hyphens == _MOST_HYPHENS:
            demerits += _TWO_HYPHENS
        if abs(fitness - node.fitness) > 1:
            demerits += _UNLIKE_LINES
        if must and node.hyphens:
            demerits += _HYPHEN_BEFORE_LAST
        place = word * _CHARACTERS + at
        there = self._found.get(place)
        if there is None:
            there = self._found[place] = {}
        else:
            known = there.get(hyphens)
            if known is not None and known.demerits <= demerits:
                return
        there[hyphens] = _Node(demerits, Cut(word, at, kind), start, node.line + 1, hyphens, fitness, node)

    def _force(self, node: _Node) -> None:
        """End a line where it is least bad, since no end is good: as full as can be, or too full."""
        text = self._text
        width = self._widths[min(node.line, self._last_width)]
        _, high, must = self._window(node, width)
        number = min(max(high - 1, node.glue), must)
        while number > node.glue and not text.open[number]:
            number -= 1
        reaches = text.end[number] - (number - node.glue) * self._spacing.shrink
        forced = None
        if not text.open[number] or reaches > width + node.start + 1e-6:
            forced = _forced(text, number, node.start, width)
        if forced is not None and reaches > width + node.start:
            cut, start = forced
        else:
            while not text.open[number]:
                number += 1
            cut, start = Cut(number + 1), text.start[number]
        place = cut[0] * _CHARACTERS + cut[1]
        hyphens = node.hyphens + 1 if cut[2] == HYPHEN else 0
        made = _Node(node.demerits + _IMPOSSIBLE, cut, start, node.line + 1, hyphens, 3, node)
        self._found[place] = {hyphens: made}


def _promising(there: dict[int, _Node]) -> list[_Node]:
    """Leave out the nodes of a place from which nothing better can come than from another.

    One that has as many hyphens before it or fewer, and is better by more than unlike lines can cost,
    is never the worse one to go on from.
    """
    kept: list[_Node] = []
    for _, node in sorted(there.items()):
        slack = (0.0 if better.fitness == node.fitness else _UNLIKE_LINES for better in kept)
        if not any(b.demerits + more <= node.demerits for b, more in zip(kept, slack, strict=True)):
            kept.append(node)
    return kept


def _demerits(node: _Node) -> float:
    return node.demerits


def _cuts(node: _Node) -> list[Cut]:
    cuts: list[Cut] = []
    at: _Node | None = node
    while at is not None and at.before is not None:
        cuts.append(at.cut)
        at = at.before
    return cuts[::-1]
