"""Where each word of an essay stands on its pages, and which word stands at a place on a page.

Made after layout by reading the pages back beside the text, so that layout itself pays nothing
for it: the words of each block are met on the pages in the order in which they stand in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from essayeditor.text.blocks import Block
from essayeditor.text.document import Document, inlines, walk
from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind
from essayeditor.typeset.pages import ARTIFACT, BYLINE, STANDFIRST, TITLE, Line, Page, Pages, Picture, Span

_ASCENT, _DEPTH = 0.8, 1.05  # of the size: how far letters reach above the baseline, and from there down
_NEAR = 40
"""Letters after the last word met within which the next is looked for."""
_SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page: `page` counts from 0; x, y, width and height in points from its top left corner.

    For a place in the text the width is 0: it is where the insertion point stands.
    """

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one block side by side on a line, or a picture, which has no words.

    `offsets` and `edges` go together: the offset in the block, and the x in points, at which each word
    begins and ends. Between the two a word is taken to be evenly wide.
    """

    page: int
    block: str
    x: float
    y: float
    width: float
    height: float
    offsets: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()

    def x_at(self, offset: int) -> float:
        """Return where the letter of this offset begins; the nearest edge if it is not in the stretch."""
        offsets, edges = self.offsets, self.edges
        if not offsets:
            return self.x
        at = bisect_right(offsets, offset) - 1
        if at < 0:
            return edges[0]
        if at >= len(offsets) - 1 or offsets[at + 1] <= offsets[at]:
            return edges[at]
        part = (offset - offsets[at]) / (offsets[at + 1] - offsets[at])
        return edges[at] + part * (edges[at + 1] - edges[at])

    def offset_at(self, x: float) -> int:
        """Return the offset of the letter nearest to an x."""
        if not self.offsets:
            return 0
        places = zip(zip(self.offsets, self.edges, strict=True), self._following(), strict=True)
        best, distance = self.offsets[0], abs(x - self.edges[0])
        for (offset, edge), (after, right) in places:
            if min(edge, right) <= x <= max(edge, right) and right != edge:
                return round(offset + (after - offset) * (x - edge) / (right - edge))
            if abs(x - right) < distance:
                best, distance = after, abs(x - right)
        return best

    def _following(self) -> Iterator[tuple[int, float]]:
        yield from zip(self.offsets[1:], self.edges[1:], strict=True)
        yield self.offsets[-1], self.edges[-1]


@dataclass(frozen=True, slots=True)
class PageMap:
    """The stretches of an essay, page by page in reading order.

    Blocks go by their ids, notes by theirs; an essay's head by `TITLE`, `STANDFIRST` and `BYLINE` of
    `typeset.pages`. Offsets are code points in the block's text as it was given, suggestions included:
    what is suggested for deletion is on no page and lies where the words before it end. Of a block
    with several texts (a statistic, a figure's caption and credit, a note's paragraphs) they count
    through them in reading order, one more between each two.
    """

    stretches: tuple[Stretch, ...] = ()
    _found: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, block: str) -> list[Stretch]:
        """Return the stretches of a block in reading order; none if it is on no page."""
        if not self._found:
            for number, stretch in enumerate(self.stretches):
                self._found.setdefault(stretch.block, []).append(number)
        return [self.stretches[number] for number in self._found.get(block, ())]

    def place(self, block: str, offset: int = 0) -> Spot | None:
        """Return where the insertion point before a letter stands; None if the block is on no page."""
        best: Stretch | None = None
        for stretch in self.of(block):
            if best is None or (stretch.offsets and stretch.offsets[0] <= offset):
                best = stretch
        if best is None:
            return None
        return Spot(best.page, best.x_at(offset), best.y, 0.0, best.height)

    def spots(self, block: str, start: int = 0, end: int | None = None) -> list[Spot]:
        """Return the rectangles of a block's letters from `start` up to `end` (None: all), line by line."""
        spots = []
        for stretch in self.of(block):
            first = stretch.offsets[0] if stretch.offsets else 0
            last = stretch.offsets[-1] if stretch.offsets else 1
            if last <= start or (end is not None and first >= end):
                continue
            left, right = stretch.x, stretch.x + stretch.width
            if stretch.offsets:
                sides = stretch.x_at(max(start, first)), stretch.x_at(last if end is None else min(end, last))
                left, right = min(sides), max(sides)
            spots.append(Spot(stretch.page, left, stretch.y, right - left, stretch.height))
        return spots

    def at(self, page: int, x: float, y: float) -> tuple[str, int] | None:
        """Return the block and offset nearest to a place on a page; None on a page without text."""
        best: Stretch | None = None
        distance = (float("inf"), 0.0, 0.0)
        for stretch in self.stretches:
            if stretch.page == page:
                down = max(stretch.y - y, y - stretch.y - stretch.height, 0.0)
                across = max(stretch.x - x, x - stretch.x - stretch.width, 0.0)
                if (down, across, stretch.height) < distance:  # beside a drop cap, the line
                    best, distance = stretch, (down, across, stretch.height)
        return None if best is None else (best.block, best.offset_at(x))


def map_pages(
    pages: Pages, document: Document, heads: Mapping[str, str] | None = None, shown: range | None = None
) -> PageMap:
    """Return where the words of an essay stand on `pages`, which are its own (`layout_essay`).

    `document` is the text as it is edited, with its suggestions; `heads` gives the words of `TITLE`,
    `STANDFIRST` and `BYLINE`. With `shown` only these pages, counted from 0, are looked at.
    """
    shown = range(len(pages.pages)) if shown is None else shown
    streams = _Streams(document, heads or {})
    calls = {
        number
        for number, node in enumerate(pages.nodes)
        if node.role == "Link" and pages.nodes[node.parent].role in ("Reference", "Lbl")
    }
    found: list[Stretch] = []
    for number in range(_begin(pages, shown), shown.stop):
        met = list(_mapped(number, pages.pages[number], streams, calls))
        if number in shown:
            found += met
    return PageMap(tuple(found))


def near(pages: Pages, block: str, each: int) -> range:
    """Return the pages, from 0, no more than `each` away from one with words of a block; all if none has."""
    here = [number for number, page in enumerate(pages.pages) if block in _blocks(page)]
    if not here:
        return range(len(pages.pages))
    return range(max(0, here[0] - each), min(len(pages.pages), here[-1] + each + 1))


def _begin(pages: Pages, shown: range) -> int:
    """Return the page on which the words begin that stand at the top of the first page shown.

    The words of a block are found one after the other, from its beginning.
    """
    first = shown.start
    while first > 0 and _blocks(pages.pages[first]) & _blocks(pages.pages[first - 1]):
        first -= 1
    return first


def _blocks(page: Page) -> set[str]:
    if page.body is None:
        return set()
    lines = (item for item in page.body.items if isinstance(item, Line))
    tags = {span.tag for line in lines for span in line.spans}
    tags |= {item.tag for item in page.body.items if isinstance(item, Picture)}
    return {page.body.origins.get(tag, "") for tag in tags} - {""}


class _Stream:
    """The letters of a text as they are printed, each with the block and offset it is from."""

    def __init__(self, letters: Iterable[tuple[str, int, str]]) -> None:
        kept = list(letters)
        self.places = [(block, offset) for block, offset, _ in kept]
        self.text = "".join(_plain(letter) for _, _, letter in kept)
        self.at = 0

    def meet(self, word: str) -> tuple[int, int] | None:
        """Find the next word, and return where it begins and ends; None if it is none of this text."""
        said = "".join(map(_plain, word.replace(_SOFT, "")))
        if not said:
            return None
        start = self.text.find(said, self.at, self.at + _NEAR + len(said))
        if start < 0:
            return None
        self.at = start + len(said)
        return start, self.at


def _plain(letter: str) -> str:
    """Return a letter for comparing: small, and still one letter."""
    small = letter.lower()
    return small if len(small) == 1 else letter


class _Streams:
    """The printed letters of each block, note and head by its name, taken apart when they are asked for.

    A block joined to the next by a deletion takes its letters in.
    """

    def __init__(self, document: Document, heads: Mapping[str, str]) -> None:
        self._parts: dict[str, list[tuple[str, list[Inline]]]] = {}
        self._heads = {name: heads.get(name, "") for name in (TITLE, STANDFIRST, BYLINE)}
        self._made: dict[str, _Stream] = {}
        name = ""
        for block in walk(document.blocks):
            name = name or block.id
            self._parts.setdefault(name, []).append((block.id, list(inlines(block))))
            if not _ends_deleted(block):
                name = ""
        for note in document.notes:
            texts = [text for block in walk(note.blocks) for text in inlines(block)]
            self._parts[note.id] = [(note.id, texts)]

    def get(self, name: str) -> _Stream | None:
        """Return the letters of a name, None if there is nothing of it."""
        if name not in self._made:
            if name in self._heads:
                self._made[name] = _Stream((name, n, c) for n, c in enumerate(self._heads[name]))
            elif name in self._parts:
                parts = self._parts[name]
                self._made[name] = _Stream(one for key, texts in parts for one in _letters(key, texts))
        return self._made.get(name)


def _ends_deleted(block: Block) -> bool:
    end = getattr(block, "end", None)
    return end is not None and end.kind is MarkKind.DELETED


def _letters(block: str, texts: list[Inline]) -> Iterator[tuple[str, int, str]]:
    offset = 0
    for text in texts:
        gone: set[int] = set()
        for mark in text.marks:
            if mark.kind is MarkKind.DELETED:
                gone.update(range(mark.start, mark.end))
        for at, letter in enumerate(text.text):
            if at not in gone:
                yield block, offset + at, letter
        offset += len(text.text) + 1


def _mapped(number: int, page: Page, streams: _Streams, calls: set[int]) -> Iterator[Stretch]:
    body = page.body
    if body is None:
        return
    shift, base = page.shift, page.base
    for item in body.items:
        if isinstance(item, Picture):
            if block := body.origins.get(item.tag, ""):
                yield Stretch(number, block, item.x + shift, item.y, item.width, item.height)
        elif isinstance(item, Line):
            for span in item.spans:
                block = body.origins.get(span.tag, "")
                stream = streams.get(block)
                if stream is not None and span.tag != ARTIFACT and span.tag + base not in calls:
                    yield from _of_span(number, span, item.y, shift, stream)


def _of_span(page: int, span: Span, y: float, shift: float, stream: _Stream) -> Iterator[Stretch]:
    """Yield the stretch of a span; two where a join of blocks falls within it."""
    x = span.x + shift
    top, height = y - span.rise - _ASCENT * span.size, _DEPTH * span.size
    parts: dict[str, tuple[list[int], list[float]]] = {}
    for word in span.words:
        wide = (word.width + span.tracking * len(word.glyphs)) * span.size * span.wider / 1000
        met = stream.meet(word.text)
        if met is not None:
            block, first = stream.places[met[0]]
            last_block, last = stream.places[met[1] - 1]
            offsets, edges = parts.setdefault(block, ([], []))
            offsets += [first, last + 1 if last_block == block else first + 1]
            edges += [x + wide, x] if word.rtl else [x, x + wide]
        x += wide + span.gap
    for block, (offsets, edges) in parts.items():
        left, right = min(edges), max(edges)
        yield Stretch(page, block, left, top, right - left, height, tuple(offsets), tuple(edges))
