"""Words and line ends become set lines: spans in their places, links, pictures and note calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from essayeditor.typeset.balancing import balanced
from essayeditor.typeset.bidi import NEUTRAL, direction, visual_order
from essayeditor.typeset.breaking import break_lines
from essayeditor.typeset.compound import Compound
from essayeditor.typeset.cuts import Cut, Spacing
from essayeditor.typeset.hyphenation import HYPHEN, OWN
from essayeditor.typeset.inlines import AnyWord, Inset, Run
from essayeditor.typeset.pages import Destination, Item, Link, Picture, Shaped, Span
from essayeditor.typeset.words import Paint, Type, Word

_GAPING, _WIDER = 1.75, 0.02
"""Where spaces would be wider than so many times what is wished, the letters become wider by up to a
fiftieth before the spaces widen further: too little to be seen (Hàn Thế Thành, "Micro-typographic
Extensions to the TeX Typesetting System", 2000). Letters never stand apart."""
_NARROWEST = 0.6
"""How narrow the spaces of a last line may be, of what is wished, before it counts as too full."""


@dataclass(slots=True)
class SetLine:
    """One line, set. x runs from the left edge of the text; `items` have y from the baseline."""

    spans: tuple[Span, ...]
    stretch: float = 0.0
    items: tuple[Item, ...] = ()
    calls: tuple[str, ...] = ()
    hyphenated: bool = False  # ends within a word, be it at a hyphen or dash of its own
    width: float = 0.0
    over: float = 0.0  # by how much it is too wide


@dataclass(slots=True)
class Measure:
    """The widths of a paragraph's lines, and their left edges; the last of each holds for the rest."""

    widths: Sequence[float]
    edges: Sequence[float] = field(default=(0.0,))
    rtl: bool = False

    def at(self, line: int) -> tuple[float, float]:
        """Return a line's left edge and width."""
        return self.edges[min(line, len(self.edges) - 1)], self.widths[min(line, len(self.widths) - 1)]


def set_lines(
    run: Run,
    measure: Measure,
    spacing: Spacing,
    hyphens: bool,
    *,
    balance: bool = False,
    looser: int = 0,
    whole: frozenset[int] = frozenset(),
) -> list[SetLine]:
    """Break a run of words into lines and set them; `looser` and `whole` as in `break_lines`."""
    breaks = frozenset(run.breaks)
    if balance:
        cuts = balanced(run.words, breaks, min(measure.widths), spacing.space)
    else:
        text = run.measured(spacing.space, spacing.hang) if run.words else None
        cuts = break_lines(run.words, breaks, measure.widths, spacing, hyphens, looser, whole, text)
    lines = []
    before = Cut(0)
    for number, cut in enumerate(cuts):
        edge, width = measure.at(number)
        filled = spacing.justify and number < len(cuts) - 1 and cut.word - 1 not in breaks
        lines.append(_line(run, before, cut, edge, width, spacing, filled, measure.rtl))
        before = cut
    return lines


def _taken(run: Run, start: Cut, end: Cut) -> tuple[list[AnyWord], list[Paint]]:
    """Return the words of a line, the first and last cut where the line begins and ends within them."""
    last = end.word + 1 if end.at else end.word
    words = run.words[start.word : last]
    if end.at:
        head = words[-1]
        if end.word == start.word and start.at:
            head = head.tail(start.at)  # type: ignore[union-attr]
            words[-1] = head.head(end.at - start.at, end.kind)
            return words, run.paints[start.word : last]
        words[-1] = head.head(end.at, end.kind)  # type: ignore[union-attr]
    if start.at:
        words[0] = words[0].tail(start.at)  # type: ignore[union-attr]
    return words, run.paints[start.word : last]


def _line(
    run: Run, start: Cut, end: Cut, edge: float, width: float, spacing: Spacing, filled: bool, rtl: bool
) -> SetLine:
    words, paints = _taken(run, start, end)
    if start.at and (paints[0].here or paints[0].call):
        paints = [replace(paints[0], here="", call=""), *paints[1:]]
    natural = sum([w.width for w in words])
    gaps = len(words) - 1
    left = words[0].left if spacing.hang and not start.at else 0.0
    right = words[-1].right if spacing.hang else 0.0
    room = width + left + right - natural
    gap, wished = spacing.space, spacing.space
    if gaps and (filled or room < gaps * gap):
        gap = room / gaps if filled else max(room / gaps, wished * _NARROWEST)
    wider = 1.0
    if filled and gap > wished * _GAPING and not any(w.rtl for w in words):
        letters = sum([w.width for w in words if not isinstance(w, Inset)])
        wider += min(_WIDER, gaps * (gap - wished * _GAPING) / max(letters, 1.0))
        natural += letters * (wider - 1.0)
        gap = (width + left + right - natural) / gaps
    over = natural + gaps * gap - (width + left + right)
    hyphen, joined = end.kind == HYPHEN, bool(end.at)
    items: tuple[Item, ...] = ()
    calls: tuple[str, ...] = ()
    if not rtl and _alike(words, paints):
        spans = _together(words, paints[0], edge - left, gap, joined, hyphen, wider)
    else:
        emitter = _Emitter(gap, joined, hyphen, wider)
        spans, items, calls = emitter.emit(words, paints, edge - left, width, rtl)
    return SetLine(
        spans=spans,
        stretch=(gap - wished) / wished if filled and gaps else 0.0,
        items=items,
        calls=calls,
        hyphenated=end.kind in (HYPHEN, OWN),
        width=natural + gaps * gap,
        over=over if over > 0.5 else 0.0,
    )


def _alike(words: list[AnyWord], paints: list[Paint]) -> bool:
    """Say whether the words of a line are all of one type and paint, with nothing odd about any."""
    paint = paints[0]
    if paint.link or paint.here or True in [w.odd for w in words]:
        return False
    kinds = [w.type for w in words]  # type: ignore[union-attr]
    return kinds.count(kinds[0]) == paints.count(paint) == len(words)


def _together(
    words: list[AnyWord], paint: Paint, x: float, gap: float, joined: bool, hyphen: bool, wider: float
) -> tuple[Span, ...]:
    """Set a line whose words are alike."""
    first = words[0]
    assert isinstance(first, Word)
    shapes = tuple([w.shapes[0] for w in words])  # type: ignore[union-attr]
    kind = first.type
    return (
        Span(
            x=x,
            words=shapes,
            gap=gap,
            size=kind.size,
            colour=paint.colour,
            tag=paint.tag,
            rise=paint.rise,
            tracking=kind.tracking,
            space_after=not joined,
            hyphen=hyphen,
            actual=paint.actual,
            lang=paint.lang,
            underline=paint.underline,
            strike=paint.strike,
            wider=wider,
        ),
    )


class _Group:
    """Words of one font, size and paint that stand side by side."""

    __slots__ = ("kind", "paint", "shapes", "space", "x")

    def __init__(self, x: float, shape: Shaped, kind: Type, paint: Paint) -> None:
        self.x = x
        self.shapes = [shape]
        self.kind = kind
        self.paint = paint
        self.space = False

    def takes(self, shape: Shaped, kind: Type, paint: Paint) -> bool:
        """Say whether a word that begins after a space can join."""
        return (
            self.space
            and shape.font == self.shapes[0].font
            and not shape.rtl
            and not self.shapes[0].rtl
            and (kind is self.kind or (kind.size == self.kind.size and kind.tracking == self.kind.tracking))
            and (paint is self.paint or paint == self.paint)
        )


@dataclass(slots=True)
class _LinkRun:
    """The words of one link that stand side by side on a line."""

    start: float
    end: float
    size: float
    paint: Paint

    def item(self) -> Link:
        """Return the rectangle that can be clicked, y from the baseline."""
        paint = self.paint
        y = -self.size * 0.78 - paint.rise
        return Link(self.start, y, self.end - self.start, self.size, paint.link, paint.tag, paint.alt)


class _Emitter:
    """Sets a line whose words differ in type or paint, or run from right to left."""

    def __init__(self, gap: float, joined: bool, hyphen: bool, wider: float) -> None:
        self._gap = gap
        self._wider = wider
        self._joined = joined
        self._hyphen = hyphen
        self._groups: list[_Group] = []
        self._items: list[Item] = []
        self._links: list[_LinkRun] = []
        self._calls: list[str] = []
        self._here: set[str] = set()

    def emit(
        self, words: list[AnyWord], paints: list[Paint], x: float, width: float, rtl: bool
    ) -> tuple[tuple[Span, ...], tuple[Item, ...], tuple[str, ...]]:
        """Return the spans, other items and note calls of a line."""
        if rtl or any(w.rtl for w in words):
            self._turned(words, paints, x, width, rtl)
        else:
            self._straight(words, paints, x)
        self._items += [link.item() for link in self._links]
        return tuple(map(self._span, self._groups, self._lasts())), tuple(self._items), tuple(self._calls)

    def _straight(self, words: list[AnyWord], paints: list[Paint], x: float) -> None:
        """Set words that all run from left to right."""
        last = len(words) - 1
        for number, (item, paint) in enumerate(zip(words, paints, strict=True)):
            at = x
            if isinstance(item, Inset):
                self._inset(item, at)
                at += item.width
            else:
                begins = number > 0
                for part, shade in item.parts if isinstance(item, Compound) else [(item, paint)]:
                    self._marks(part, shade, at)
                    for shape in part.shapes:
                        self._shape(shape, part.type, shade, at, begins)
                        at += _wide(shape, part.type) * self._wider
                        begins = False
            if self._groups:
                self._groups[-1].space = number < last or not self._joined
            x = at + self._gap

    def _turned(self, words: list[AnyWord], paints: list[Paint], x: float, width: float, rtl: bool) -> None:
        """Set words of which some run from right to left, each piece where the order of the line puts it."""
        pieces = _pieces(words, paints, self._gap)
        order = visual_order([piece.kind for piece in pieces], rtl)
        at = x + (width - sum(piece.width for piece in pieces) if rtl else 0.0)
        for number in order:
            pieces[number].x = at
            at += pieces[number].width
        for piece in pieces:
            if piece.inset is not None:
                self._inset(piece.inset, piece.x)
            elif piece.word is None:
                if self._groups:
                    self._groups[-1].space = True
            else:
                self._marks(piece.word, piece.paint, piece.x, piece.width)
                assert piece.shape is not None
                self._shape(piece.shape, piece.word.type, piece.paint, piece.x, begins=False)
        if self._groups:
            self._groups[-1].space = not self._joined

    def _lasts(self) -> list[bool]:
        return [group is self._groups[-1] for group in self._groups]

    def _marks(self, part: Word, paint: Paint, x: float, width: float | None = None) -> None:
        """Note what a part of a word brings with it: a destination, a note's call, a link."""
        if paint.here and paint.here not in self._here:
            self._here.add(paint.here)
            self._items.append(Destination(paint.here, -part.type.size * 1.5))
            if paint.call:
                self._calls.append(paint.call)
        if paint.link:
            self._link(part, paint, x, part.width * self._wider if width is None else width)

    def _shape(self, shape: Shaped, kind: Type, paint: Paint, x: float, begins: bool) -> None:
        """Add a shaped piece to the group before it, if it begins a word and is like it, or to its own."""
        if begins and self._groups and self._groups[-1].takes(shape, kind, paint):
            self._groups[-1].shapes.append(shape)
            self._groups[-1].space = False
            return
        self._groups.append(_Group(x, shape, kind, paint))

    def _link(self, part: Word, paint: Paint, x: float, width: float) -> None:
        for link in self._links:
            if link.paint.tag == paint.tag and abs(link.end - x) < self._gap * 1.5 + 1:
                link.end = x + width
                return
        self._links.append(_LinkRun(x, x + width, max(part.type.size, 9.0), paint))

    def _inset(self, inset: Inset, x: float) -> None:
        self._items.append(
            Picture(inset.asset, x, -inset.height * 0.82, inset.width, inset.height, inset.paint.tag)
        )
        if self._groups:
            self._groups[-1].space = True

    def _span(self, group: _Group, last: bool) -> Span:
        paint, kind = group.paint, group.kind
        return Span(
            x=group.x,
            words=tuple(group.shapes),
            gap=self._gap,
            size=kind.size,
            colour=paint.colour,
            tag=paint.tag,
            rise=paint.rise,
            tracking=kind.tracking,
            space_after=group.space,
            hyphen=self._hyphen and last,
            actual=paint.actual,
            lang=paint.lang,
            underline=paint.underline,
            strike=paint.strike,
            wider=self._wider,
        )


def _wide(shape: Shaped, kind: Type) -> float:
    return (shape.width + kind.tracking * len(shape.glyphs)) * kind.size / 1000


@dataclass(slots=True)
class _Piece:
    """A piece of a line that is turned by the direction of its letters: a shape, a picture, a space."""

    kind: str
    width: float
    paint: Paint
    word: Word | None = None
    shape: Shaped | None = None
    inset: Inset | None = None
    x: float = 0.0


def _pieces(words: list[AnyWord], paints: list[Paint], gap: float) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, (item, paint) in enumerate(zip(words, paints, strict=True)):
        if number:
            pieces.append(_Piece(NEUTRAL, gap, paint))
        if isinstance(item, Inset):
            pieces.append(_Piece(NEUTRAL, item.width, paint, inset=item))
            continue
        for part, shade in item.parts if isinstance(item, Compound) else [(item, paint)]:
            for shape in part.shapes:
                kind = direction(shape.text)
                pieces.append(_Piece(kind, _wide(shape, part.type), shade, part, shape))
    return pieces
