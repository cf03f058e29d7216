"""What a page holds, and where a page may begin: the values that paging works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from essayeditor.typeset.galley import Frame, Piece


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
    short: int = 0  # q that neither text nor notes fill
    forced: bool = False


class End(NamedTuple):
    """A place where a page may end."""

    place: Place
    used: int  # q of the page that are filled, notes included
    text: int
    legal: bool
    hyphenated: bool
    lasting: bool  # a hyphen that no setting of the paragraph in another way can take away
