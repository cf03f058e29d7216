"""Pages made by hand: a small typesetter without line breaking, for tests of the PDF writer."""

from __future__ import annotations

from dataclasses import dataclass, field

import uharfbuzz as hb

from essayeditor.foundation import resources
from essayeditor.typeset.pages import (
    ARTIFACT,
    Bookmark,
    Destination,
    Fill,
    Item,
    Line,
    Link,
    Node,
    Page,
    Pages,
    Picture,
    Rule,
    Shaped,
    Span,
)

WIDTH, HEIGHT = 442.2, 663.3
TEXT, ITALIC = "serif-text", "serif-text-italic"
FONTS = {key: f"fonts/{key}.ttf" for key in (TEXT, ITALIC)}


class Shaper:
    """Shapes words with HarfBuzz, each once."""

    def __init__(self, fonts: dict[str, str]) -> None:
        self._faces = {
            key: hb.Face(hb.Blob.from_file_path(str(resources.path(p)))) for key, p in fonts.items()
        }
        self._fonts = {key: hb.Font(face) for key, face in self._faces.items()}
        self._known: dict[tuple[str, str, tuple], Shaped] = {}

    def __call__(self, font: str, word: str, **features: bool) -> Shaped:
        key = (font, word, tuple(sorted(features.items())))
        if key not in self._known:
            self._known[key] = self._shape(font, word, features)
        return self._known[key]

    def _shape(self, font: str, word: str, features: dict[str, bool]) -> Shaped:
        drawn = word.replace("\u00ad", "-")
        buffer = hb.Buffer()
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        hb.shape(self._fonts[font], buffer, features)
        scale = 1000 / self._faces[font].upem
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
        seen: set[int] = set()
        clusters = []
        for info in infos:
            clusters.append("" if info.cluster in seen else word[info.cluster : ends[info.cluster]])
            seen.add(info.cluster)
        advances = tuple(p.x_advance * scale for p in places)
        offsets = tuple((p.x_offset * scale, p.y_offset * scale) for p in places)
        return Shaped(
            font=font,
            text=word,
            glyphs=tuple(info.codepoint for info in infos),
            advances=advances,
            clusters=tuple(clusters),
            width=sum(advances),
            offsets=offsets if any(x or y for x, y in offsets) else None,
            rtl=buffer.direction == "rtl",
        )


@dataclass
class Builder:
    """Collects nodes and pages. `y` is where the next line's baseline goes."""

    fonts: dict[str, str] = field(default_factory=lambda: dict(FONTS))
    left: float = 60.0
    nodes: list[Node] = field(default_factory=lambda: [Node("Document", 0)])
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    y: float = 60.0

    def __post_init__(self) -> None:
        self.shape = Shaper(self.fonts)

    def node(self, role: str, parent: int = 0, **attributes: str) -> int:
        self.nodes.append(Node(role, parent, tuple(attributes.items())))
        return len(self.nodes) - 1

    def words(self, text: str, font: str = TEXT, **features: bool) -> tuple[Shaped, ...]:
        return tuple(self.shape(font, word, **features) for word in text.split(" "))

    def span(
        self, text: str, tag: int, *, x: float | None = None, font: str = TEXT, size: float = 10, **more
    ) -> Span:
        features = more.pop("features", {})
        return Span(
            x=self.left if x is None else x,
            words=self.words(text, font, **features),
            gap=more.pop("gap", size / 4),
            size=size,
            colour=more.pop("colour", "#1F1B18"),
            tag=tag,
            **more,
        )

    def width(self, span: Span) -> float:
        words = sum(w.width for w in span.words) * span.size / 1000
        tracked = sum(len(w.glyphs) for w in span.words) * span.tracking * span.size / 1000
        return words + tracked + span.gap * (len(span.words) - 1)

    def line(self, *spans: Span, leading: float = 13.5) -> float:
        self.y += leading
        self.items.append(Line(self.y, spans))
        return self.y

    def text(self, tag: int, *lines: str, **more) -> None:
        for text in lines:
            self.line(
                self.span(
                    text, tag, hyphen=text.endswith("\u00ad"), space_after=not text.endswith("\u00ad"), **more
                )
            )

    def destination(self, name: str) -> None:
        self.items.append(Destination(name, self.y))

    def link(self, span: Span, target: str, alt: str) -> None:
        box = (span.x, self.y - span.size, self.width(span), span.size * 1.2)
        self.items.append(Link(*box, target, span.tag, alt))

    def page(self, label: str, kind: str = "text", essay: str = "") -> None:
        self.items.append(Line(40, (self.span("Running head", ARTIFACT, size=8),)))
        self.items.append(Rule(60, 620, 380, 620, 0.5, "#B8AFA3"))
        self.items.append(Line(630, (self.span(label or "cover", ARTIFACT, size=8),)))
        self.pages.append(Page(WIDTH, HEIGHT, label, tuple(self.items), kind, essay))
        self.items, self.y = [], 60.0

    def finish(self) -> Pages:
        return Pages(tuple(self.pages), tuple(self.nodes), tuple(self.bookmarks), fonts=self.fonts)


def specimen(asset: str, builder: Builder | None = None) -> Pages:
    """A small book with every kind of element."""
    b = builder or Builder()
    _cover_and_contents(b)
    sect = b.node("Sect", 0, Title="A hall of our own")
    title = b.node("H1", sect)
    b.destination("essay-1")
    b.bookmarks += [Bookmark("A hall of our own", "essay-1"), Bookmark("What it took", "h-1", 1)]
    b.text(title, "A hall of our own", size=22)
    _paragraph_with_note(b, sect)
    _list(b, sect)
    b.page("1", essay="one")
    _table(b, sect)
    _figure(b, sect, asset)
    b.page("2", essay="one")
    _oddities(b, sect)
    b.page("3", essay="one")
    return b.finish()


def _cover_and_contents(b: Builder) -> None:
    cover = b.node("Sect", 0)
    b.items.append(Fill(0, 0, WIDTH, 200, "#F5EEE1"))
    b.text(b.node("Title", cover), "Stories from Community Britain", size=24)
    b.page("", "cover")
    front = b.node("Sect", 0)
    b.text(b.node("H1", front), "Contents", size=20)
    toc = b.node("TOC", front)
    item = b.node("TOCI", toc)
    link = b.node("Link", b.node("Reference", item))
    span = b.span("1 A hall of our own", link)
    b.line(span)
    b.link(span, "#essay-1", "A hall of our own, page 1")
    b.page("i", "contents")


def _paragraph_with_note(b: Builder, sect: int) -> None:
    p = b.node("P", sect)
    b.text(
        p,
        "The first office of a flat fish is to find coffee in the com\u00ad",
        "munity, and the second to wait for £5 million",
    )
    first = b.span("until it comes.", p, space_after=False)
    call = b.node("Link", b.node("Reference", p))
    mark = b.span("1", call, x=b.left + b.width(first), size=7, rise=3.4)
    rest = b.span("Then we begin.", p, x=b.left + b.width(first) + 6)
    b.line(first, mark, rest)
    b.destination("call-1")
    b.link(mark, "#note-1", "Note 1")
    other = b.node("P", sect)
    address = b.node("Link", other)
    before = b.span("See", other)
    linked = b.span("the co-operative’s page", address, x=b.left + 30, underline=True)
    b.line(before, linked)
    b.link(linked, "https://example.org/café?q=1", "The co-operative’s page")
    note = b.node("Note", sect, ID="n1")
    label = b.node("Link", b.node("Lbl", note))
    b.y = 560
    b.destination("note-1")
    number = b.span("1", label, size=8)
    b.line(number, b.span("Minutes of 4 May 2019.", note, x=b.left + 12, size=8))
    b.link(number, "#call-1", "Back to the text")
    b.y = 200


def _list(b: Builder, sect: int) -> None:
    b.text(b.node("H2", sect), "What it took", size=13)
    b.destination("h-1")
    items = b.node("L", sect, ListNumbering="Decimal")
    for number, words in enumerate(("a roof", "a kettle", "time"), 1):
        item = b.node("LI", items)
        label, body = b.node("Lbl", item), b.node("LBody", item)
        b.line(b.span(f"{number}.", label), b.span(words, body, x=b.left + 17))


def _table(b: Builder, sect: int) -> None:
    table = b.node("Table", sect)
    head, body = b.node("THead", table), b.node("TBody", table)
    row = b.node("TR", head)
    cells = [b.node("TH", row, Scope="Column", ID=f"c{n}") for n in range(3)]
    b.line(
        *(
            b.span(t, c, x=b.left + 90 * n)
            for n, (t, c) in enumerate(zip(("Place", "Year", "Cost"), cells, strict=True))
        )
    )
    for place in ("Bristol", "Stretford"):
        row = b.node("TR", body)
        cells = [b.node("TH", row, Scope="Row"), b.node("TD", row), b.node("TD", row)]
        b.line(b.span(place, cells[0]), b.span("2019", cells[1], x=b.left + 90))
    row = b.node("TR", body)
    wide = b.node("TD", row, ColSpan="3")
    b.line(b.span("together", wide))


def _figure(b: Builder, sect: int, asset: str) -> None:
    figure = b.node("Figure", sect, Alt="A chart of members by year")
    b.items.append(Picture(asset, b.left, b.y + 10, 150, 100, figure))
    b.y += 120
    caption = b.node("Caption", sect)
    b.text(caption, "Figure 1. Members by year.", size=8)
    b.items.append(Picture(asset, b.left, b.y + 10, 40, 40, ARTIFACT, crop=(0.1, 0.1, 0.5, 0.2)))
    b.y += 60


def _oddities(b: Builder, sect: int) -> None:
    p = b.node("P", sect)
    b.line(
        b.span("W", p, size=40, rise=-27, actual="When", space_after=False, colour="#97371F"),
        b.span("hen", p, x=b.left + 42, actual="When"),
        b.span("small capitals", p, x=b.left + 70, tracking=60),
    )
    b.y += 40
    quote = b.node("BlockQuote", sect)
    b.line(b.span("Mae’r neuadd yn ŵyl", b.node("P", quote, Lang="cy")))
    aside = b.node("Aside", sect)
    b.line(
        b.span("struck and", b.node("P", aside), strike=True, underline=True, font=ITALIC),
        b.span("cymraeg", p, x=160, lang="cy"),
    )
