"""What layout gives: pages of placed lines, rules, fills and pictures, and the structure they carry.

No file format here: a PDF writer draws these, a test asserts on them. All lengths are points
(1/72 inch); x runs from the left edge of the trimmed page, y **down** from its top edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

ARTIFACT = -1
"""The tag of what is on the page and not in the text: running heads, folios, rules, ornament."""


TITLE, STANDFIRST, BYLINE = "@title", "@standfirst", "@byline"
HEAD = frozenset({TITLE, STANDFIRST, BYLINE})
"""What the words at the head of an essay come from, as if these were blocks; see `Body.origins`."""


@dataclass(slots=True, eq=False)
class Shaped:
    """One word, or part of one, shaped in one font. Made once, cached, shared by identity, never changed.

    `glyphs` are glyph numbers of the font in the order in which they are painted; `advances` their
    widths with kerning and `offsets` their shifts (or None for none), both in 1/1000 of the size.
    `clusters` gives, glyph by glyph, the characters it stands for ("" where it shares those of a
    glyph beside it). `text` is the word in logical order. `width` is in 1/1000 of the size.
    """

    font: str
    text: str
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    clusters: tuple[str, ...]
    width: float
    offsets: tuple[tuple[float, float], ...] | None = None
    rtl: bool = False


class Span(NamedTuple):
    """Words on one line in one font, size, colour and structure element, a space between each two.

    `gap` is the width of each space. `space_after` says that a space follows the last word (at the
    end of a line too), so that words stay apart for whoever reads the text. `hyphen` says that the
    last glyph is a hyphen that only the line's end put there. `actual` is the text to be read
    where it is not what the glyphs say (a drop cap with its word). `tracking` is added after each
    glyph, in 1/1000 of the size. `wider` is how many times as wide as they are its letters are drawn;
    `gap` is as it says. `rise` lifts it above the line's baseline. A tuple, for a book has tens of
    thousands, and a frozen dataclass of so many fields takes three times as long to make.
    """

    x: float
    words: tuple[Shaped, ...]
    gap: float
    size: float
    colour: str
    tag: int = ARTIFACT
    rise: float = 0.0
    tracking: float = 0.0
    space_after: bool = True
    hyphen: bool = False
    actual: str = ""
    lang: str = ""
    underline: bool = False
    strike: bool = False
    wider: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """Spans on one baseline, in reading order.

    `stretch` is what justification did to its spaces: 0 for nothing, 1 for spaces twice as wide,
    negative for narrower ones.
    """

    y: float
    spans: tuple[Span, ...]
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    tag: int = ARTIFACT


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked path. `steps` are ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",).

    `clip`, if given, is the rectangle (x, y, width, height) outside which nothing is drawn.
    """

    steps: tuple[tuple[str | float, ...], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    clip: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, `asset` being the SHA-256 of its bytes, drawn into a rectangle.

    `crop` cuts (left, top, right, bottom) as fractions of the picture before it is drawn.
    """

    asset: str
    x: float
    y: float
    width: float
    height: float
    tag: int
    crop: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that can be clicked: `target` is an address or "#" and the name of a destination."""

    x: float
    y: float
    width: float
    height: float
    target: str
    tag: int
    alt: str


@dataclass(frozen=True, slots=True)
class Destination:
    """A named place on a page that links and bookmarks lead to."""

    name: str
    y: float


Item = Line | Fill | Rule | Shape | Picture | Link | Destination


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element. `parent` is the index of an earlier node; 0 is the Document itself.

    `role` is a standard structure type (ISO 32000-1, 14.8.4) or one in the writer's role map
    (Aside, Part…). `attributes` may hold Alt, ActualText, Lang, ID, Title, Scope, ColSpan, RowSpan,
    Headers, ListNumbering. The order of an element's children is the order of their indices.
    """

    role: str
    parent: int
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Body:
    """What one page of an essay carries, as the essay's layout gave it before its place was known.

    Shared by identity between all layouts of a book in which the essay did not change, so that what
    a writer made of it can be kept too. x runs from the left edge of the text, tags are the essay's
    own; see `Page.shift` and `Page.base`. `key` is the same for the same essay, page and theme.
    `origins` names, by tag, the block or note whose words stand there; what stands at the head of an
    essay has names of its own (`TITLE`, `STANDFIRST`, `BYLINE`).
    """

    items: tuple[Item, ...]
    key: str = ""
    origins: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `label` is its folio as printed or would be ("iv", "12"), `kind` what it is for.

    `items` lie where they say. To the x of every item of `body`, add `shift`; to every tag in it
    that is not ARTIFACT, add `base`. `drawn` does so.
    """

    width: float
    height: float
    label: str
    items: tuple[Item, ...]
    kind: str = "text"
    essay: str = ""
    blank: bool = False
    body: Body | None = None
    shift: float = 0.0
    base: int = 0

    def drawn(self) -> Iterator[Item]:
        """Yield every item of the page in its place, in the order in which they are drawn."""
        yield from self.items
        if self.body is not None:
            for item in self.body.items:
                yield moved(item, self.shift, 0.0, self.base)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline beside the pages."""

    title: str
    destination: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on the pages that somebody should look at: a glyph missing, a line too full."""

    rule: str
    message: str
    page: int = 0  # counted from 1, 0 for none
    essay: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole laid-out book.

    `fonts` maps each font key to the path of its file in `resources`. `bleed` is how far, in points, what
    reaches a page's edges is drawn beyond them.
    """

    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    findings: tuple[Finding, ...] = ()
    fonts: dict[str, str] = field(default_factory=dict)
    bleed: float = 0.0
    starts: dict[str, int] = field(default_factory=dict)  # key of essay or section, or part’s name -> page


def moved(item: Item, dx: float, dy: float, base: int = 0) -> Item:
    """Return an item moved by (dx, dy), its tags counted on from `base`."""
    if isinstance(item, Line):
        spans = item.spans
        if dx or base:
            spans = tuple([s._replace(x=s.x + dx, tag=_based(s.tag, base)) for s in spans])
        return Line(item.y + dy, spans, item.stretch)
    if isinstance(item, Rule):
        return replace(item, x1=item.x1 + dx, x2=item.x2 + dx, y1=item.y1 + dy, y2=item.y2 + dy)
    if isinstance(item, Destination):
        return replace(item, y=item.y + dy)
    if isinstance(item, Shape):
        return _moved_shape(item, dx, dy)
    return replace(item, x=item.x + dx, y=item.y + dy, tag=_based(item.tag, base))


def _based(tag: int, base: int) -> int:
    return tag if tag == ARTIFACT else tag + base


def _moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    steps: list[tuple[str | float, ...]] = []
    for step in shape.steps:
        numbers = [float(n) for n in step[1:]]
        steps.append((step[0], *(n + (dy if at % 2 else dx) for at, n in enumerate(numbers))))
    clip = shape.clip
    if clip is not None:
        clip = (clip[0] + dx, clip[1] + dy, clip[2], clip[3])
    return replace(shape, steps=tuple(steps), clip=clip)
