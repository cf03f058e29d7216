"""Filling one page of a galley, and finding where it could end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor.typeset.galley import Cursor, Float, Frame, Piece
from essayeditor.typeset.plan import Carry, End, NotePart, PagePlan, Place

if TYPE_CHECKING:
    from essayeditor.typeset.paging import Pager

LEAST_NOTE = 2
"""Lines of a parted note on each of its pages, at the least."""


class Filler:
    """Fills one page from a place on, and lists where it could end; with `stop`, ends there and plans it."""

    def __init__(self, pager: Pager, start: Place, stop: Place | None = None) -> None:
        self._pager = pager
        self._start = start
        self._stop = stop
        self.ends: list[End] = []
        self.plan = PagePlan()
        self._cursor = Cursor(pager.snap)
        self._waiting = list(start.floats)
        self._notes: list[tuple[str, int]] = []  # note, first line on this page
        self._note_count = 0
        self._open: dict[int, tuple[Frame, int, bool]] = {}
        self._quoted = False  # a pull quote stands on the page: one is enough
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
        begins = index < len(pieces) and (self._stop is None or self._stop.piece > index)
        if begins and pieces[index].frames and index:
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
            index = self._lines(index, last)
            piece = pieces[index]
            if self._waiting and piece.body and piece.snap:
                self._put_between(index)
            if piece.float_of is not None:
                self._float(index, piece.float_of)
            elif piece.in_turn and self._overtakes():
                self._record(index, legal=not index or not pieces[index - 1].keep, piece=None)
                break
            elif not self._take(index, piece):
                break
            index += 1
            legal = not piece.keep or index >= len(pieces)
            if self._begun and self._lone(index, piece):
                legal = False
            if index >= len(pieces) or self._cursor.at + pager.note_depth(self._note_count) >= self._near:
                self._record(index, legal, piece)

    def _lines(self, index: int, last: int) -> int:
        """Go past lines that neither bring anything with them nor can end the page; return what follows.

        That is most of a page, so it is done here without asking what each piece might be besides.
        """
        cursor, pieces = self._cursor, self._pager.pieces
        at, after = cursor.at, cursor.after
        near = self._near - self._pager.note_depth(self._note_count)
        if cursor.frames or cursor.top:
            return index
        last -= 1
        while index < last:
            piece = pieces[index]
            if piece.snap or piece.calls or piece.frames or piece.float_of is not None:
                break
            top = at + max(after, piece.before)
            if top + piece.height >= near:
                break
            self.plan.pieces.append((top, piece))
            at, after = top + piece.height, piece.after
            index += 1
        cursor.at, cursor.after = at, after
        return index

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
        held = float_.between or self._overtakes()
        if held or not self._put_float(float_):
            self._cursor = before
            self._waiting.append(index)

    def _lone(self, index: int, piece: Piece) -> bool:
        """Say whether one line from the midst of a paragraph would stand alone under what floats there."""
        following = self._pager.pieces[index] if index < len(self._pager.pieces) else None
        one = index == self._start.piece + 1 and piece.setting is not None
        return one and following is not None and following.setting is piece.setting

    def _overtakes(self) -> bool:
        """Say whether what comes next would stand before a float that is before it in the text."""
        return any(not self._floating(n).between for n in self._waiting)

    def _floating(self, index: int) -> Float:
        found = self._pager.pieces[index].float_of
        assert found is not None
        return found

    def _put_between(self, index: int) -> None:
        """Set a float that waits for a gap between two paragraphs, if this is one and there is room."""
        if self._quoted:
            return
        far = self._pager.sources.is_far
        chosen = next((n for n in self._waiting if self._floating(n).between and far(n, index)), None)
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
            self._quoted = True
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
        """Set the floats that wait, at the head of the page; what follows stands on a whole line again."""
        had = len(self._waiting)
        self._put_waiting(first)
        if len(self._waiting) < had:
            cursor = self._cursor
            foot = cursor.at + cursor.after
            cursor.after = -(-foot // cursor.line) * cursor.line - cursor.at

    def _put_waiting(self, first: bool) -> None:
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
        noted = sum(part.end - part.first for part in self.plan.notes)
        self.plan.short = self._pager.depth - foot - self._pager.note_depth(noted)

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
        lasting = hyphenated and piece is not None and piece.setting is None
        self.ends.append(End(place, used, text, legal, hyphenated, lasting))

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
            while LEAST_NOTE < part < size and pager.notes[note][first + part - 1].hyphenated:
                part -= 1
            here += part
            if part < size:
                carry.append(Carry(note, first + part))
        return tuple(carry), here
