"""Parting a paragraph into lines, the whole paragraph at once.

The method is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software,
Practice and Experience 11, 1981): every line has demerits for spaces too wide or too narrow and
for hyphens; of all ways to break, the one with the least sum is taken. Here the feasible ends of
a line are found by bisection, since both the narrowest and the widest setting grow along the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from essayeditor.typeset.hyphenation import ADDRESS, FORCED, HYPHEN
from essayeditor.typeset.words import CAPITAL, ENDS_SENTENCE, SHORT, Point, tied

_PENALTY = {HYPHEN: 60.0, ADDRESS: 20.0, FORCED: 2000.0}
_TWO_HYPHENS, _HYPHEN_BEFORE_LAST, _UNLIKE_LINES = 4000.0, 6000.0, 3000.0
_LINE = 10.0


class Breakable(Protocol):
    """What line breaking asks of a word (`words.Word`, `compound.Compound`)."""

    width: float
    left: float
    right: float
    flags: int
    text: str

    def points(self, hyphens: bool) -> tuple[Point, ...]:
        """Return the places where the word may be broken, with new hyphens or without, in order."""

    def everywhere(self) -> tuple[Point, ...]:
        """Return a break after each character."""


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


@dataclass(slots=True)
class _Places:
    """The breaks of a paragraph as parallel lists, in order along the text."""

    end: list[float]  # how far the text reaches if the line ends here
    glue: list[int]  # spaces before it
    start: list[float]  # where the next line's text begins
    next_glue: list[int]
    penalty: list[float]
    cut: list[Cut]
    must: list[bool]

    def add(
        self, end: float, glue: int, start: float, after: int, penalty: float, cut: Cut, must: bool
    ) -> None:
        self.end.append(end)
        self.glue.append(glue)
        self.start.append(start)
        self.next_glue.append(after)
        self.penalty.append(penalty)
        self.cut.append(cut)
        self.must.append(must)


class _Node:
    __slots__ = ("before", "demerits", "fitness", "hyphens", "line", "place")

    def __init__(
        self, demerits: float, place: int, line: int, hyphens: int, fitness: int, before: _Node | None
    ) -> None:
        self.demerits = demerits
        self.place = place
        self.line = line
        self.hyphens = hyphens
        self.fitness = fitness
        self.before = before


def break_lines(
    words: Sequence[Breakable],
    breaks: frozenset[int],
    widths: Sequence[float],
    spacing: Spacing,
    hyphens: bool,
    looser: int = 0,
) -> list[Cut]:
    """Return the ends of the lines; the last is the end of the words.

    `breaks` are the numbers of words after which a line must end. `widths` are those of the first
    lines, the last of them also of all that follow. `looser` asks for so many lines more (or, if
    negative, fewer) than is best, where that can be had with good spaces.
    """
    if not words:
        return []
    if spacing.justify:
        passes = ((1.0, False), (2.2, True), (6.0, True)) if hyphens else ((2.0, False), (6.0, False))
    else:
        passes = ((1.6, False), (6.0, hyphens))
    lines = None
    places = None
    for number, (tolerance, with_hyphens) in enumerate(passes):
        if places is None or with_hyphens != passes[number - 1][1]:
            places = _places(words, breaks, min(widths), spacing, with_hyphens)
        search = _Search(places, widths, spacing, tolerance, keep_lines=bool(looser) or len(widths) > 1)
        lines = search.run(emergency=number == len(passes) - 1, looser=looser)
        if lines is not None:
            break
    assert lines is not None
    return lines


def balanced(words: Sequence[Breakable], breaks: frozenset[int], width: float, space: float) -> list[Cut]:
    """Return line ends for a title: as few lines as will hold it, then as even as they can be."""
    ragged = Spacing(space, width / 4, 0.0, justify=False, hang=False)
    places = _places(words, breaks, width, ragged, hyphens=False)
    best = _greedy(places, width)
    narrow, wide = max((w.width for w in words), default=0.0), width
    while wide - narrow > 1.0:
        middle = (narrow + wide) / 2
        tried = _greedy(places, middle)
        if len(tried) <= len(best):
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def _greedy(places: _Places, width: float) -> list[Cut]:
    cuts: list[Cut] = []
    start, last, count = 0.0, -1, len(places.end)
    while last < count - 1:
        at = last + 1
        while at < count - 1 and not places.must[at] and places.end[at + 1] - start <= width + 1e-6:
            at += 1
        cuts.append(places.cut[at])
        start, last = places.start[at], at
    return cuts


def _places(
    words: Sequence[Breakable], breaks: frozenset[int], narrowest: float, spacing: Spacing, hyphens: bool
) -> _Places:
    """List the places where lines may end, measured from the beginning of the paragraph."""
    found = _Places([], [], [], [], [], [], [])
    hang = spacing.hang
    space, x = spacing.space, 0.0
    last = len(words) - 1
    sentence = True
    for number, word in enumerate(words):
        points = word.points(hyphens and (sentence or not word.flags & CAPITAL))
        if word.width > narrowest:
            points = word.everywhere()
        for at, width, kind, hangs, hyphen in points:
            end, penalty = x + width, _PENALTY.get(kind, 0.0)
            if not hang:
                hangs = 0.0
            found.add(end - hangs, number, end - hyphen, number, penalty, Cut(number, at, kind), False)
        x += word.width
        right = word.right if hang else 0.0
        if number == last:
            found.add(x - right, number, x, number, 0.0, Cut(number + 1), True)
        elif number in breaks:
            found.add(x - right, number, x + space, number + 1, 0.0, Cut(number + 1), True)
        elif not tied(word.flags, words[number + 1].flags) and not (
            number == last - 1 and words[last].flags & SHORT and number
        ):
            left = words[number + 1].left if hang else 0.0
            found.add(x - right, number, x + space + left, number + 1, 0.0, Cut(number + 1), False)
        x += space
        sentence = bool(word.flags & ENDS_SENTENCE)
    return found


class _Search:
    """One pass over the places with one tolerance."""

    def __init__(
        self,
        places: _Places,
        widths: Sequence[float],
        spacing: Spacing,
        tolerance: float,
        keep_lines: bool,
    ) -> None:
        self._places = places
        self._widths = widths
        self._spacing = spacing
        self._tolerance = tolerance
        self._lines_known = keep_lines
        shrink = spacing.shrink
        self._narrow = [e - g * shrink for e, g in zip(places.end, places.glue, strict=True)]
        self._musts = [n for n, must in enumerate(places.must) if must]
        widen = spacing.stretch * tolerance if spacing.justify else 0.0
        self._wide = (
            [e + g * widen for e, g in zip(places.end, places.glue, strict=True)] if widen else places.end
        )
        self._slack = 0.0 if spacing.justify else spacing.stretch * tolerance
        self._widen = widen

    def run(self, emergency: bool, looser: int) -> list[Cut] | None:
        """Return the best line ends, or None if no way to break is good enough."""
        last = len(self._places.end) - 1
        waiting: dict[int, dict[tuple[int, int], _Node]] = {-1: {(0, 0): _Node(0.0, -1, 0, 0, 1, None)}}
        for place in range(-1, last):
            nodes = waiting.pop(place, None)
            if nodes is None:
                continue
            for node in nodes.values():
                self._follow(node, waiting)
            if not waiting:
                if not emergency:
                    return None
                self._force(min(nodes.values(), key=lambda n: n.demerits), waiting)
        ends = list(waiting[last].values())
        best = min(ends, key=lambda n: n.demerits)
        if looser:
            best = min(
                (n for n in ends if n.line == best.line + looser), key=lambda n: n.demerits, default=best
            )
        return self._cuts(best)

    def _window(self, node: _Node) -> tuple[float, int, float, int, int, int]:
        """Return where the node's line starts and the first and last places where it may end."""
        places, at = self._places, node.place
        start, glue = (places.start[at], places.next_glue[at]) if at >= 0 else (0.0, 0)
        width = self._widths[min(node.line, len(self._widths) - 1)]
        most = width + start - glue * self._spacing.shrink + 1e-6
        least = width + start + glue * self._widen - self._slack - 1e-6
        low = bisect_left(self._wide, least, at + 1)
        high = bisect_right(self._narrow, most, at + 1)
        must = self._musts[bisect_left(self._musts, at + 1)]
        return start, glue, width, low, min(high, must + 1), must

    def _follow(self, node: _Node, waiting: dict[int, dict[tuple[int, int], _Node]]) -> None:
        places = self._places
        start, glue, width, low, high, must = self._window(node)
        for place in range(low, high):
            self._try(node, place, width - (places.end[place] - start), places.glue[place] - glue, waiting)
        if must < high and must < low:
            self._try(node, must, width - (places.end[must] - start), places.glue[must] - glue, waiting)

    def _try(
        self,
        node: _Node,
        place: int,
        short: float,
        glue: int,
        waiting: dict[int, dict[tuple[int, int], _Node]],
    ) -> None:
        places = self._places
        must = places.must[place]
        ratio = self._ratio(short, glue, must)
        if ratio is None:
            return
        hyphen = places.cut[place].kind == HYPHEN
        hyphens = node.hyphens + 1 if hyphen else 0
        if hyphens > 2:
            return
        fitness = 0 if ratio < -0.5 else (1 if ratio <= 0.5 else (2 if ratio <= 1 else 3))
        penalty = places.penalty[place]
        demerits = (_LINE + 100 * abs(ratio) ** 3) ** 2 + penalty * penalty + node.demerits
        if hyphens == 2:
            demerits += _TWO_HYPHENS
        if abs(fitness - node.fitness) > 1:
            demerits += _UNLIKE_LINES
        if must and node.hyphens:
            demerits += _HYPHEN_BEFORE_LAST
        line = node.line + 1
        key = (line if self._lines_known else 0, hyphens)
        there = waiting.setdefault(place, {})
        known = there.get(key)
        if known is None or demerits < known.demerits:
            there[key] = _Node(demerits, place, line, hyphens, fitness, node)

    def _ratio(self, short: float, glue: int, must: bool) -> float | None:
        """Return how far the line is from its wished width: 1 for all the stretch there is, or None."""
        spacing = self._spacing
        if short < 0:
            if glue and spacing.shrink and short >= -glue * spacing.shrink - 1e-6:
                return short / (glue * spacing.shrink)
            return None if short < -1e-6 else 0.0
        if must:
            return 0.0
        if not spacing.justify:
            return short / spacing.stretch
        if not glue:
            return 0.0 if short < 0.5 else None
        ratio = short / (glue * spacing.stretch)
        return ratio if ratio <= self._tolerance else None

    def _force(self, node: _Node, waiting: dict[int, dict[tuple[int, int], _Node]]) -> None:
        """End a line where it is least bad, since no end is good: as full as can be, or too full."""
        _, _, _, _, high, must = self._window(node)
        place = min(max(high - 1, node.place + 1), must)
        while place > node.place + 1 and self._places.cut[place].kind == HYPHEN and node.hyphens == 2:
            place -= 1
        hyphens = node.hyphens + 1 if self._places.cut[place].kind == HYPHEN else 0
        waiting[place] = {(0, 0): _Node(node.demerits + 1e9, place, node.line + 1, hyphens, 3, node)}

    def _cuts(self, node: _Node) -> list[Cut]:
        cuts: list[Cut] = []
        at: _Node | None = node
        while at is not None and at.before is not None:
            cuts.append(self._places.cut[at.place])
            at = at.before
        return cuts[::-1]
