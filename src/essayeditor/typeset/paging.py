"""Parting a galley into pages: all of an essay's pages at once, with the notes at their feet.

Every page that could begin at a given place is tried with every legal end; the row of pages with
the least sum of badness is taken (M. F. Plass, "Optimal Pagination Techniques", 1981). Nothing is
ever lost: where no legal end is to be had, the page ends where it must, and a Finding says so.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from essayeditor.typeset.filling import Filler
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.lines import SetLine
from essayeditor.typeset.plan import End, PagePlan, Place
from essayeditor.typeset.sources import Sources

LEAST_LAST = 4
"""Lines an essay's last page has at the least."""

NOTE_SPACE = 5
"""The quarter lines that the rule over notes takes, with its space above and below."""

_BREAK_FORCED, _SHORT_LAST, _NOTE_PARTED, _HYPHEN, _CARRY_LEFT = 4000.0, 300.0, 40.0, 6.0, 20.0
_FEW_OVER_NOTES = 40.0
"""What each line costs that a page has fewer than `LEAST_LAST` over notes that are gone on with."""
_RATHER = 3
"""How many lines shorter still a page is tried that leaves no note to be gone on with overleaf."""
_TRIED = (1, 12)
"""How many lines a page may be short to be tried: at first, and where that gives bad pages."""

_BAD = 150.0
"""From this cost on, a row of pages is tried again with shorter ones."""


@dataclass(slots=True)
class _Arrival:
    cost: float
    before: Place | None
    forced: bool = False


class Pager:
    """Parts one galley into pages of `depth` q. The first page may begin lower, at `first_at`."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        notes: Mapping[str, Sequence[SetLine]],
        depth: int,
        line: int,
        note_leading: int,
        note_space: int = NOTE_SPACE,
        snap: int = 0,
    ) -> None:
        self._pieces = pieces
        self._notes = notes
        self._depth = depth
        self._line = line
        self._note_leading = note_leading
        self._note_space = note_space
        self.snap = snap or line
        self.sources = Sources(pieces)
        self._best: dict[Place, _Arrival] = {}
        self._queue: list[tuple[int, int, int, Place]] = []
        self.tried = _TRIED[0]

    def plan(self) -> list[PagePlan]:
        """Return the pages. An empty galley gives one empty page."""
        for self.tried in _TRIED:
            best = self._search()
            if self._best[best].cost < _BAD:
                break
        return self._pages(best)

    def _search(self) -> Place:
        start = Place(0, (), ())
        self._best = {start: _Arrival(0.0, None)}
        self._queue = []
        self._push(start)
        done: set[Place] = set()
        while self._queue:
            place = heapq.heappop(self._queue)[-1]
            if place in done:
                continue
            done.add(place)
            if self._is_end(place):
                continue
            for end, cost, forced in self._ends(place):
                self._arrive(place, end, cost, forced)
        ends = [place for place in self._best if self._is_end(place)]
        return min(ends, key=lambda place: self._best[place].cost)

    def _is_end(self, place: Place) -> bool:
        return place.piece >= len(self._pieces) and not place.carry and not place.floats

    def _push(self, place: Place) -> None:
        left = sum(len(self._notes[c.note]) - c.line for c in place.carry) + len(place.floats) * 1000
        heapq.heappush(self._queue, (place.piece, -left, len(self._queue), place))

    def _arrive(self, start: Place, end: Place, cost: float, forced: bool) -> None:
        total = self._best[start].cost + cost
        known = self._best.get(end)
        if known is None or total < known.cost:
            self._best[end] = _Arrival(total, start, forced)
            self._push(end)

    def _ends(self, start: Place) -> list[tuple[Place, float, bool]]:
        """Return the places where a page that begins at `start` may end, with their costs."""
        filler = Filler(self, start)
        filler.fill()
        legal = [end for end in filler.ends if end.legal]
        if not legal:
            filler = Filler(self, start)
            filler.fill_from_top()
            legal = [end for end in filler.ends if end.legal]
        if legal:
            fullest = max(end.used for end in legal)
            least = fullest - self.tried * self._line
            whole = least - _RATHER * self._line if any(end.place.carry for end in legal) else least
            near = [
                end for end in legal if end.used >= (least if end.place.carry else whole) or end is legal[-1]
            ]
            return [(end.place, self._cost(start, end), False) for end in near]
        chosen = filler.ends[-1]
        return [(chosen.place, self._cost(start, chosen) + _BREAK_FORCED, True)]

    def _cost(self, start: Place, end: End) -> float:
        short = (self._depth - end.used) / self._line
        cost = _NOTE_PARTED * len(end.place.carry) + _CARRY_LEFT * len(end.place.floats)
        noted = start.piece >= len(self._pieces)  # notes alone are left
        if (start.carry or end.place.carry) and not noted:
            cost += _FEW_OVER_NOTES * max(LEAST_LAST - end.text / self._line, 0.0)
        if self._is_end(end.place):
            lines = (end.used if noted else end.text) / self._line
            return cost + (
                _SHORT_LAST + 20 * (LEAST_LAST - lines) if lines < LEAST_LAST and start.piece else 0.0
            )
        if end.place.piece >= len(self._pieces):
            return cost
        return cost + short * short * 4 + (_HYPHEN if end.hyphenated else 0.0) * (10 if end.lasting else 1)

    def _pages(self, end: Place) -> list[PagePlan]:
        places: list[tuple[Place, bool]] = []
        at: Place | None = end
        while at is not None:
            arrival = self._best[at]
            places.append((at, arrival.forced))
            at = arrival.before
        places.reverse()
        pages = []
        for (start, _), (stop, forced) in itertools.pairwise(places):
            filler = Filler(self, start, stop)
            filler.fill()
            filler.plan.forced = forced
            pages.append(filler.plan)
        return pages or [PagePlan()]

    # What the filler asks of the pager.

    @property
    def pieces(self) -> Sequence[Piece]:
        """The galley's pieces."""
        return self._pieces

    @property
    def notes(self) -> Mapping[str, Sequence[SetLine]]:
        """The lines of each note."""
        return self._notes

    @property
    def depth(self) -> int:
        """The depth of a page in q."""
        return self._depth

    @property
    def line(self) -> int:
        """The depth of a line in q."""
        return self._line

    def note_depth(self, lines: int) -> int:
        """Return the depth of so many lines of notes with the rule over them."""
        return self._note_space + lines * self._note_leading if lines else 0

    def note_lines(self, room: int) -> int:
        """Return how many lines of notes have room in so many q."""
        return max((room - self._note_space) // self._note_leading, 0)
