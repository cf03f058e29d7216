"""A text laid out for finding: the words of each place, and where each character of them stands.

What a reader does not see parts no words: soft hyphens, note calls and words that a suggestion
deletes are passed over. Deleted words can be found by themselves, but they cannot be replaced.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from essayeditor.text.blocks import (
    Block,
    Box,
    Epigraph,
    Figure,
    Heading,
    Kept,
    ListItem,
    PullQuote,
    Quote,
    Statistic,
    Table,
    Verse,
)
from essayeditor.text.document import Document, inline_fields
from essayeditor.text.inline import Inline
from essayeditor.text.marks import ATOM, LineBreak, MarkKind, NoteCall

SOFT_HYPHEN = "\u00ad"
FOLDED = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\n\t"), " "),
    ord("\u2011"): "-",
}
"""Characters that are found by the plain one that a keyboard has."""
_BETWEEN = "\n"


class Kind(StrEnum):
    """What a place is to a reader."""

    BODY = ""
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quotation"
    PULL_QUOTE = "pull quote"
    EPIGRAPH = "epigraph"
    VERSE = "verse"
    BOX_TITLE = "title of a box"
    BOX = "box"
    TABLE = "table"
    STATISTIC = "statistic"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "text alternative"
    NOTE = "note"
    KEPT = "kept from the file"
    FIELD = "field"


class Place(NamedTuple):
    """One run of words: a field of a block, in a note or not, or (without a block) a field of a record."""

    block: str
    field: str = "content"
    note: str = ""
    kind: Kind = Kind.BODY


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of one place. `offsets` say where each character stands there, None if all stand as here.

    A `fixed` segment can be found, not replaced.
    """

    place: Place
    text: str
    offsets: array[int] | None = None
    fixed: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the words stands in its place, in code points."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


class Searchable:
    """Segments with one folded string of them all, in which finding plain words is quick."""

    __slots__ = ("folded", "segments", "starts")

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = tuple(segment for segment in segments if segment.text)
        self.starts = array("l", [0])
        for segment in self.segments:
            self.starts.append(self.starts[-1] + len(segment.text) + len(_BETWEEN))
        self.folded = _BETWEEN.join(folded(segment.text) for segment in self.segments)

    def locate(self, position: int) -> tuple[int, int]:
        """Return the number of the segment at a position of the folded string, and the offset in it."""
        number = bisect_right(self.starts, position) - 1
        return number, position - self.starts[number]


def folded(text: str) -> str:
    """Return text as it is compared: plain quotes and spaces, small letters; of the same length."""
    plain = text if text.isascii() and "\n" not in text and "\t" not in text else text.translate(FOLDED)
    small = plain.lower()
    if len(small) != len(plain):  # a few letters have two for their small form
        small = "".join(one if len(one := char.lower()) == 1 else char for char in plain)
    return small


def of_document(document: Document) -> Searchable:
    """Return the words of a text, its notes after the body."""
    return Searchable(_segments(document))


def of_field(name: str, text: str) -> Segment:
    """Return the words of a field of a record."""
    return _plain(Place("", name, kind=Kind.FIELD), text)


def _segments(document: Document) -> Iterator[Segment]:
    yield from _of_blocks(document.blocks)
    for note in document.notes:
        for segment in _of_blocks(note.blocks):
            place = segment.place._replace(note=note.id, kind=Kind.NOTE)
            yield Segment(place, segment.text, segment.offsets, segment.fixed)


def _of_blocks(blocks: Iterable[Block], within: Kind = Kind.BODY) -> Iterator[Segment]:
    for block in blocks:
        if isinstance(block, Kept):
            yield Segment(Place(block.id, "plain", kind=Kind.KEPT), block.plain, fixed=True)
            continue
        if isinstance(block, Table):
            yield from _of_inline(Place(block.id, "title", kind=Kind.TABLE), block.title)
            for row in block.rows:
                for cell in row:
                    yield from _of_blocks(cell.blocks, Kind.TABLE)
            yield from _of_inline(Place(block.id, "source", kind=Kind.TABLE), block.source)
            continue
        for name in inline_fields(block):
            yield from _of_inline(
                Place(block.id, name, kind=_kind(block, name, within)), getattr(block, name)
            )
        if isinstance(block, Figure) and block.alt:
            yield _plain(Place(block.id, "alt", kind=Kind.ALT), block.alt)
        if isinstance(block, Box):
            yield from _of_blocks(block.blocks, Kind.BOX)


_KINDS: dict[type, Kind] = {
    Heading: Kind.HEADING,
    ListItem: Kind.LIST,
    Quote: Kind.QUOTE,
    PullQuote: Kind.PULL_QUOTE,
    Epigraph: Kind.EPIGRAPH,
    Verse: Kind.VERSE,
    Box: Kind.BOX_TITLE,
    Statistic: Kind.STATISTIC,
}


def _kind(block: Block, name: str, within: Kind) -> Kind:
    if isinstance(block, Figure):
        return Kind.CREDIT if name == "credit" else Kind.CAPTION
    if within is Kind.TABLE:
        return within
    return _KINDS.get(type(block), within)


def _of_inline(place: Place, text: Inline) -> Iterator[Segment]:
    deleted = [mark for mark in text.marks if mark.kind is MarkKind.DELETED]
    if not text.atoms and not deleted:
        yield _plain(place, text.text)
        return
    gone = [False] * len(text.text)
    for mark in deleted:
        gone[mark.start : mark.end] = [True] * (mark.end - mark.start)
    yield _seen(place, text, [not one for one in gone], fixed=False)
    for mark in deleted:
        only = [mark.start <= at < mark.end for at in range(len(text.text))]
        yield _seen(place, text, only, fixed=True)


def _plain(place: Place, text: str) -> Segment:
    if SOFT_HYPHEN not in text:
        return Segment(place, text)
    offsets = array("l", (at for at, char in enumerate(text) if char != SOFT_HYPHEN))
    return Segment(place, text.replace(SOFT_HYPHEN, ""), offsets)


def _seen(place: Place, text: Inline, chosen: list[bool], *, fixed: bool) -> Segment:
    """Return what is seen of the chosen characters."""
    atoms = iter(text.atoms)
    chars: list[str] = []
    offsets = array("l")
    for at, char in enumerate(text.text):
        atom = next(atoms) if char == ATOM else None
        if not chosen[at] or char == SOFT_HYPHEN or isinstance(atom, NoteCall):
            continue
        chars.append("\n" if isinstance(atom, LineBreak) else char)
        offsets.append(at)
    return Segment(place, "".join(chars), offsets, fixed)
