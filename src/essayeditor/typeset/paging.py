"""Parting a galley into pages: all of an essay's pages at once, with the notes at their feet.

Every page that could begin at a given place is tried with every legal end; the row of pages with
the least sum of badness is taken (M. F. Plass, "Optimal Pagination Techniques", 1981). Nothing is
ever lost: where no legal end is to be had, the page ends where it must, and a Finding says so.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from essayeditor.typeset.galley import Cursor, Float, Frame, Piece
from essayeditor.typeset.lines import SetLine

LEAST_LAST, LEAST_NOTE = 4, 2
"""Lines an essay's last page has at the least, and lines of a parted note on each page."""

NOTE_SPACE = 5
"""The quarter lines that the rule over notes takes, with its space above and below."""

_BREAK_FORCED, _SHORT_LAST, _NOTE_PARTED, _HYPHEN, _CARRY_LEFT = 4000.0, 300.0, 40.0, 6.0, 20.0
_TRIED = (2, 12)
"""How many lines a page may be short to be tried: at first, and where that gives bad pages."""

_BAD = 150.0
"""From this cost on, a row of pages is tried again with shorter ones."""


class Carry(NamedTuple):
    """A note that goes on overleaf, from one of its lines."""

    note: str
    line: int


class Place(NamedTuple):
    """Where a page begins: the piece, what is left of a note, and the floats that wait."""

    piece: int
    carry: tuple[Carry, ...]
    floats: tuple[int, ...]


class NotePart(NamedTuple):
    """The lines of a note that stand on one page."""

    note: str
    first: int
    end: int


@dataclass(slots=True)
class PagePlan:
    """What one page holds. `starts` gives each piece's top in q; `depth` the foot of the text."""

    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    frames: list[tuple[Frame, int, int, bool, bool]] = field(default_factory=list)
    notes: list[NotePart] = field(default_factory=list)
    depth: int = 0
    forced: bool = False


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
        filler = _Filler(self, start)
        filler.fill()
        legal = [end for end in filler.ends if end.legal]
        if not legal:
            filler = _Filler(self, start)
            filler.fill_from_top()
            legal = [end for end in filler.ends if end.legal]
        if legal:
            fullest = max(end.used for end in legal)
            near = [end for end in legal if end.used >= fullest - self.tried * self._line or end is legal[-1]]
            return [(end.place, self._cost(start, end), False) for end in near]
        chosen = filler.ends[-1]
        return [(chosen.place, self._cost(start, chosen) + _BREAK_FORCED, True)]

    def _cost(self, start: Place, end: _End) -> float:
        short = (self._depth - end.used) / self._line
        cost = _NOTE_PARTED * len(end.place.carry) + _CARRY_LEFT * len(end.place.floats)
        if self._is_end(end.place):
            lines = end.text / self._line
            return cost + (
                _SHORT_LAST + 20 * (LEAST_LAST - lines) if lines < LEAST_LAST and start.piece else 0.0
            )
        if end.place.piece >= len(self._pieces):
            return cost
        return cost + short * short * 4 + (_HYPHEN if end.hyphenated else 0.0)

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
            filler = _Filler(self, start, stop)
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


class _End(NamedTuple):
    place: Place
    used: int  # q of the page that are filled, notes included
    text: int
    legal: bool
    hyphenated: bool


class _Filler:
    """Fills one page from a place on, and lists where it could end; with `stop`, ends there and plans it."""

    def __init__(self, pager: Pager, start: Place, stop: Place | None = None) -> None:
        self._pager = pager
        self._start = start
        self._stop = stop
        self.ends: list[_End] = []
        self.plan = PagePlan()
        self._cursor = Cursor(pager.snap)
        self._waiting = list(start.floats)
        self._notes: list[tuple[str, int]] = []  # note, first line on this page
        self._note_count = 0
        self._open: dict[int, tuple[Frame, int, bool]] = {}
        self._begun = False  # something stands on the page before its first piece
        self._near = pager.depth - (pager.tried + 3) * pager.line
        self._carried(start.carry)

    def _carried(self, carry: tuple[Carry, ...]) -> None:
        for note, line in carry:
            self._notes.append((note, line))
            self._note_count += len(self._pager.notes[note]) - line

    def fill(self) -> None:
        """Go down the page until it is full, or until the place where it is to end."""
        pager, start = self._pager, self._start
        pieces, index = pager.pieces, start.piece
        had = len(self._waiting)
        self._place_waiting(first=True)
        self._begun = len(self._waiting) < had
        full = self._overfull_notes()
        if full or self._begun or index >= len(pieces):
            self._record(index, legal=True, piece=None)
        if index < len(pieces) and pieces[index].frames and index:
            self._reopen(pieces[index - 1], pieces[index])
        if not full:
            self._go_down(index)
        self._close_all()

    def _go_down(self, index: int) -> None:
        pager, pieces = self._pager, self._pager.pieces
        last = len(pieces)
        if self._stop is not None:
            last = self._stop.piece
        while index < last:
            piece = pieces[index]
            if self._waiting and piece.body and piece.snap:
                self._put_between(index)
            if piece.float_of is not None:
                self._float(index, piece.float_of)
            elif not self._take(index, piece):
                break
            index += 1
            legal = not piece.keep or index >= len(pieces)
            if index >= len(pieces) or self._cursor.at + pager.note_depth(self._note_count) >= self._near:
                self._record(index, legal, piece)

    def fill_from_top(self) -> None:
        """Fill the page, and list every end of it, even those that leave it almost empty."""
        self._near = 0
        self.fill()

    def _overfull_notes(self) -> bool:
        """Say whether what is left of a note fills the page alone."""
        pager = self._pager
        return self._cursor.foot + pager.note_depth(self._note_count) > pager.depth - 2 * pager.line

    def _take(self, index: int, piece: Piece) -> bool:
        """Put a piece on the page if there is room, and say whether there was."""
        cursor = self._cursor
        if not piece.calls and not piece.frames and not cursor.frames:
            room = self._pager.depth - self._pager.note_depth(self._note_count)
            if cursor.at + piece.height + piece.before + cursor.after + 4 <= room:
                self.plan.pieces.append((cursor.start(piece), piece))
                cursor.end(piece)
                return True
        if piece.frames is cursor.frames and not piece.calls:
            at, after, was_top = cursor.at, cursor.after, cursor.top
            top = cursor.start(piece)
            cursor.end(piece)
            if not self._fits() and (index > self._start.piece or self._begun):
                cursor.at, cursor.after, cursor.top = at, after, was_top
                return False
            self.plan.pieces.append((top, piece))
            return True
        before = cursor.copy()
        count, kept = self._note_count, len(self._notes)
        top = cursor.start(piece)
        for call in piece.calls:
            self._call(call)
        cursor.end(piece)
        if not self._fits() and (index > self._start.piece or self._begun):
            self._cursor = before
            self._note_count = count
            del self._notes[kept:]
            return False
        self._frames(before, piece, top)
        self.plan.pieces.append((top, piece))
        return True

    def _call(self, note: str) -> None:
        lines = self._pager.notes.get(note)
        if lines:
            self._notes.append((note, 0))
            self._note_count += len(lines)

    def _fits(self) -> bool:
        """Say whether text and notes have room, the last note parted if that helps."""
        pager = self._pager
        foot = self._cursor.foot
        if foot + pager.note_depth(self._note_count) <= pager.depth:
            return True
        return foot + pager.note_depth(self._note_count - self._spare()) <= pager.depth

    def _spare(self) -> int:
        """Return how many lines of the last note may go overleaf."""
        if not self._notes:
            return 0
        note, first = self._notes[-1]
        return max(len(self._pager.notes[note]) - first - LEAST_NOTE, 0)

    def _float(self, index: int, float_: Float) -> None:
        """Set a float here if there is room; else it waits for the next page."""
        before = self._cursor.copy()
        held = float_.between or any(not self._floating(n).between for n in self._waiting)
        if held or not self._put_float(float_):
            self._cursor = before
            self._waiting.append(index)

    def _floating(self, index: int) -> Float:
        found = self._pager.pieces[index].float_of
        assert found is not None
        return found

    def _put_between(self, index: int) -> None:
        """Set a float that waits for a gap between two paragraphs, if this is one and there is room."""
        chosen = next((n for n in self._waiting if self._floating(n).between), None)
        if chosen is None or self._start == Place(0, (), ()) or self._cursor.at < 3 * self._pager.line:
            return
        at = index - 1
        while at >= 0 and self._pager.pieces[at].float_of is not None:
            at -= 1
        if at < 0 or not self._pager.pieces[at].body:
            return
        before = self._cursor.copy()
        if self._put_float(self._floating(chosen), spare=2):
            self._waiting.remove(chosen)
        else:
            self._cursor = before

    def _put_float(self, float_: Float, force: bool = False, spare: int = 0) -> bool:
        """Set a float here, and say whether it had room, with so many lines to spare."""
        count, kept, had = self._note_count, len(self._notes), len(self.plan.pieces)
        opened, frames = dict(self._open), len(self.plan.frames)
        for piece in float_.pieces:
            before = self._cursor.copy()
            top = self._cursor.start(piece)
            for call in piece.calls:
                self._call(call)
            self._cursor.end(piece)
            self._frames(before, piece, top)
            self.plan.pieces.append((top, piece))
        self._cursor.at += spare * self._pager.line
        fits = self._fits()
        self._cursor.at -= spare * self._pager.line
        if force or fits:
            return True
        self._open = opened
        del self.plan.frames[frames:]
        self._note_count = count
        del self._notes[kept:]
        del self.plan.pieces[had:]
        return False

    def _place_waiting(self, first: bool) -> None:
        """Set the floats that wait, at the head of the page."""
        for waits in [n for n in self._waiting if not self._floating(n).between]:
            before = self._cursor.copy()
            if not self._put_float(self._floating(waits), force=first):
                self._cursor = before
                return
            first = False
            self._waiting.remove(waits)

    def _reopen(self, before: Piece, piece: Piece) -> None:
        """Begin the page with what is repeated of the frames that go on."""
        shared = [f for f in piece.frames if f in before.frames]
        opened: tuple[Frame, ...] = ()
        for frame in shared:
            opened = (*opened, frame)
            top = self._cursor.at
            self._open[id(frame)] = (frame, top, False)
            self._cursor.at += frame.top
            self._cursor.frames = opened
            for again in frame.again:
                self.plan.pieces.append((self._cursor.at, again))
                self._cursor.at += again.height
                self._cursor.after = again.after
        self._cursor.top = not shared

    def _frames(self, before: Cursor, piece: Piece, top: int) -> None:
        """Note which frames end and which begin with a piece."""
        if before.frames == piece.frames:
            return
        foot = before.at
        for frame in reversed(before.frames):
            if frame not in piece.frames:
                foot += frame.bottom
                self._close(frame, foot, ends=True)
        begun = [f for f in piece.frames if f not in before.frames]
        for frame in reversed(begun):
            top -= frame.top
            self._open[id(frame)] = (frame, top, True)

    def _close(self, frame: Frame, foot: int, ends: bool) -> None:
        opened = self._open.pop(id(frame), None)
        if opened is not None:
            self.plan.frames.append((frame, opened[1], foot, opened[2], ends))

    def _close_all(self) -> None:
        """Close the frames that reach the foot of the page, and share out the notes."""
        if self._stop is None:
            return
        following = (
            self._pager.pieces[self._stop.piece].frames if self._stop.piece < len(self._pager.pieces) else ()
        )
        foot = self._cursor.at
        for frame in reversed(self._cursor.frames):
            foot += frame.bottom
            self._close(frame, foot, ends=frame not in following)
        carry = dict(self._stop.carry)
        for note, first in self._notes:
            end = carry.get(note, len(self._pager.notes[note]))
            if end > first:
                self.plan.notes.append(NotePart(note, first, end))
        self.plan.depth = foot

    def _record(self, index: int, legal: bool, piece: Piece | None) -> None:
        """Note that the page could end before the piece of this index."""
        pager = self._pager
        text = self._cursor.foot
        carry: tuple[Carry, ...] = ()
        count = self._note_count
        if text + pager.note_depth(count) > pager.depth and self._notes:
            carry, count = self._parted(text)
        used = text + pager.note_depth(count)
        waiting = self._waiting
        if index >= len(pager.pieces):
            waiting = [n for n in waiting if not self._floating(n).between]
        place = Place(index, carry, tuple(waiting))
        hyphenated = piece is not None and piece.hyphenated
        self.ends.append(_End(place, used, text, legal, hyphenated))

    def _parted(self, text: int) -> tuple[tuple[Carry, ...], int]:
        """Share out the notes: what there is room for stands here, the rest goes overleaf."""
        pager = self._pager
        room = pager.note_lines(pager.depth - text)
        if not room and self._start.carry:
            room = 1  # or it would never end
        carry: list[Carry] = []
        here = 0
        for note, first in self._notes:
            size = len(pager.notes[note]) - first
            part = min(room - here, size) if not carry else 0
            if 0 < size - part < LEAST_NOTE and part > LEAST_NOTE:
                part = size - LEAST_NOTE
            here += part
            if part < size:
                carry.append(Carry(note, first + part))
        return tuple(carry), here


def without_moved(pieces: Sequence[Piece], plans: Sequence[PagePlan]) -> list[Piece] | None:
    """Return the galley with paragraphs indented whose float went to another page; None if none did.

    A paragraph after a display is set flush, one after a paragraph is indented: which it is, only the
    first row of pages shows.
    """
    before: dict[int, Piece] = {}
    last: Piece | None = None
    for plan in plans:
        for _, piece in plan.pieces:
            if piece.other and last is not None:
                before[id(piece)] = last
            last = piece
    settled: list[Piece] = []
    changed, at = False, 0
    while at < len(pieces):
        piece = pieces[at]
        above = before.get(id(piece))
        if piece.other and above is not None and above.body:
            settled += piece.other
            at += piece.length
            changed = True
        else:
            settled.append(piece)
            at += 1
    return settled if changed else None
