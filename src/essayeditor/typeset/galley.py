"""What stands under each other in a text before it is parted into pages: pieces, frames and floats.

Vertical lengths are whole quarter lines (q). A text line's box is its leading deep, its baseline
one q above the foot of the box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from essayeditor.typeset.lines import SetLine
from essayeditor.typeset.pages import Item, Line, moved

Ground = Callable[[float, float, bool, bool], tuple[Item, ...]]
"""Draws a frame's ground from one y to another; says whether it begins and whether it ends there."""


@dataclass(eq=False, slots=True)
class Frame:
    """Pieces that belong together on a ground of their own: a box, a table.

    `top` and `bottom` are the padding above and below on each page; `again` is repeated at the head
    of each further page; `after` is the space below it all.
    """

    top: int = 0
    bottom: int = 0
    after: int = 0
    again: tuple[Piece, ...] = ()
    ground: Ground | None = None

    @property
    def again_height(self) -> int:
        """The depth of what is repeated on further pages."""
        return sum(piece.height for piece in self.again)


@dataclass(slots=True)
class Piece:
    """What is never parted: a line of text, a row of a table, a picture.

    `before` and `after` are the least space to what stands above and below, dropped at the head and
    foot of a page; of two spaces that meet, the larger counts. A piece that begins a block (`snap`)
    lies so that, without its space before, it would begin on a whole line. `keep` forbids a page to
    end after it. `lines` have their baselines in points from the top of the piece.
    """

    height: int
    lines: tuple[tuple[float, SetLine], ...] = ()
    items: tuple[Item, ...] = ()
    calls: tuple[str, ...] = ()
    before: int = 0
    after: int = 0
    snap: bool = False
    keep: bool = False
    hyphenated: bool = False
    block: str = ""
    frames: tuple[Frame, ...] = ()
    float_of: Float | None = None
    body: bool = False  # a line of a paragraph of the text
    in_turn: bool = False  # stands after every float of the text before it
    setting: Setting | None = None  # of the paragraph that it is a line of, where that can be set again

    def placed(self, y: float) -> list[Item]:
        """Return its items with its top at y points."""
        items: list[Item] = []
        for baseline, line in self.lines:
            base = y + baseline
            for item in line.items:
                items.append(moved(item, 0.0, base))  # noqa: PERF401 (moved is no plain copy)
            if line.spans:
                items.append(Line(base, line.spans, line.stretch))
        items.extend(moved(item, 0.0, y) for item in self.items)
        return items


class Wish(NamedTuple):
    """How a paragraph is to be set again: with more or fewer lines, whole words at line ends, its indent."""

    looser: int = 0
    whole: frozenset[int] = frozenset()  # numbers of lines, from 0
    indented: bool = False


@dataclass(eq=False, slots=True)
class Setting:
    """What is needed to set a paragraph again once it is known on which pages its lines fall.

    A `flush` one has no indent for the sole reason that a float stands before it in the text.
    """

    make: Callable[[Wish], list[Piece]]
    wish: Wish = Wish()  # noqa: RUF009 (never changes)
    flush: bool = False

    def again(self, old: Sequence[Piece], wish: Wish) -> list[Piece]:
        """Return the paragraph set in another way, with all that was put to its old pieces since."""
        made = self.make(wish)
        setting = Setting(self.make, wish, self.flush and not wish.indented)
        for piece in made:
            piece.body, piece.frames, piece.setting = old[0].body, old[0].frames, setting
        made[0].before, made[0].snap, made[0].items = old[0].before, old[0].snap, old[0].items
        made[-1].after, made[-1].keep = old[-1].after, old[-1].keep
        return made


@dataclass(eq=False, slots=True)
class Float:
    """Pieces that are set where they are called if they fit there, else at the head of the next page.

    `height` is the depth of the pieces. One that is to stand `between` paragraphs keeps off an essay's
    first page and waits for a gap between two paragraphs, far from the words of the text that it repeats
    (`said`); where none comes, it is left out.
    """

    pieces: tuple[Piece, ...]
    height: int
    before: int
    after: int
    calls: tuple[str, ...] = ()
    between: bool = False
    said: str = ""


@dataclass(slots=True)
class Placed:
    """Pieces stacked without page breaks: items from the top, and the depth of it all."""

    height: int
    items: list[Item] = field(default_factory=list)
    calls: tuple[str, ...] = ()


class Cursor:
    """Goes down a page from piece to piece and says where each begins."""

    __slots__ = ("after", "at", "frames", "line", "top")

    def __init__(self, line: int, at: int = 0) -> None:
        self.line = line
        self.at = at
        self.after = 0
        self.top = True
        self.frames: tuple[Frame, ...] = ()

    def copy(self) -> Cursor:
        """Return another cursor at the same place."""
        other = Cursor(self.line, self.at)
        other.after, other.top, other.frames = self.after, self.top, self.frames
        return other

    def start(self, piece: Piece) -> int:
        """Go to where a piece begins, and return it."""
        if piece.frames != self.frames:
            self._to_frames(piece)
        elif not self.top:
            self._space(piece.before, piece.snap)
        self.after = 0
        return self.at

    def _space(self, before: int, snap: bool) -> None:
        space = max(self.after, before)
        self.after = 0
        if not snap:
            self.at += space
            return
        line = self.line
        self.at = -((self.at + space - before) // -line) * line + before

    def _to_frames(self, piece: Piece) -> None:
        shared = _shared(self.frames, piece.frames)
        for frame in reversed(self.frames[shared:]):
            self.at += frame.bottom
            self.after = max(self.after if frame.bottom == 0 else 0, frame.after)
        if not self.top:
            self._space(piece.before, piece.snap)
        for frame in piece.frames[shared:]:
            self.at += frame.top
            self.after = 0
        self.frames = piece.frames

    def end(self, piece: Piece) -> None:
        """Go past a piece that has been started."""
        self.at += piece.height
        self.after = piece.after
        self.top = False

    @property
    def foot(self) -> int:
        """Where the page's content ends if nothing follows: below the frames that are open."""
        return self.at + sum(frame.bottom for frame in self.frames)


def _shared(first: tuple[Frame, ...], second: tuple[Frame, ...]) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a is not b:
            break
        count += 1
    return count


def inside(pieces: Iterable[Piece], frame: Frame) -> list[Piece]:
    """Put pieces into a frame, around the frames they have."""
    found = list(pieces)
    for piece in found:
        piece.frames = (frame, *piece.frames)
    return found


def stacked(pieces: Iterable[Piece], line: int, q: float) -> Placed:
    """Set pieces under each other on a page without end: for cells, and for what stands side by side."""
    cursor = Cursor(line)
    placed = Placed(0)
    grounds: dict[int, tuple[Frame, int]] = {}
    calls: list[str] = []
    behind: list[Item] = []

    def close(frames: tuple[Frame, ...]) -> None:
        for frame in frames:
            begun = grounds.pop(id(frame), None)
            if begun and frame.ground:
                behind.extend(frame.ground(begun[1] * q, (cursor.at + frame.bottom) * q, True, True))

    for piece in flat(pieces):
        left = tuple(f for f in cursor.frames if f not in piece.frames)
        close(left)
        start = cursor.start(piece)
        for frame in piece.frames:
            grounds.setdefault(id(frame), (frame, start - frame.top))
        placed.items.extend(piece.placed(start * q))
        calls.extend(piece.calls)
        cursor.end(piece)
    close(cursor.frames)
    placed.items[:0] = behind
    placed.height = cursor.foot
    placed.calls = tuple(calls)
    return placed


def flat(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Yield pieces with those of floats in their places."""
    for piece in pieces:
        if piece.float_of is not None:
            yield from piece.float_of.pieces
        else:
            yield piece


def floated(pieces: list[Piece], line: int, depth: int, *, repeated: str = "") -> list[Piece]:
    """Make pieces into one float, which stands in the text as a piece of no depth.

    One that has words of the text `repeated` is to stand between paragraphs. Pieces deeper than a page
    of `depth` stay in the text, to be parted where they must.
    """
    if not pieces:
        return []
    cursor = Cursor(line)
    for piece in pieces:
        cursor.start(piece)
        cursor.end(piece)
    if cursor.foot > depth:
        for piece in pieces:
            piece.keep = False
        return pieces
    calls = tuple(call for piece in pieces for call in piece.calls)
    whole = Float(tuple(pieces), cursor.foot, pieces[0].before, cursor.after, calls, bool(repeated), repeated)
    return [Piece(0, float_of=whole, block=pieces[0].block)]
