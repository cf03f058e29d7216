"""Golden layouts: the lines of each element with their places, as text that a person can read.

Where a change of the layout is meant, write them anew: GOLDEN=1 pytest tests/typeset/test_golden.py
"""

import os
from pathlib import Path

import pytest

from essayeditor.text.blocks import (
    Box,
    BoxKind,
    Cell,
    Epigraph,
    Figure,
    Heading,
    Kept,
    ListItem,
    ListKind,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Separator,
    Statistic,
    Table,
    Verse,
)
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from essayeditor.typeset.book import layout
from essayeditor.typeset.pages import ARTIFACT, Fill, Line, Link, Picture, Rule, Shape
from essayeditor.typeset.themes import load_theme
from tests.typeset.test_properties import book_of

GOLDEN = Path(__file__).parent / "golden"

SOLAR = (
    "The school had not asked for panels. It had asked, in the way that schools must, for a new boiler, a "
    "mended playground and somebody to look at the gutters. But a flat south-facing roof above a building "
    "that is busy all day is about the best place in England to put a solar array, and a head teacher who "
    "has just opened the winter’s bill is about the best person in England to talk to about it."
)


def p(key: str, said: str) -> Paragraph:
    return Paragraph(key, inline(said))


def cell(said: str) -> Cell:
    return Cell((p(f"c-{said}", said),))


def noted(key: str, said: str, note: str) -> Paragraph:
    builder = InlineBuilder()
    builder.add(said)
    builder.atom(NoteCall(note))
    return Paragraph(key, builder.build())


def marked() -> Paragraph:
    said = "Plain, bold, italic, small caps, H2O, x2, a link to a page and Welsh cymdogion."
    marks = [
        (MarkKind.BOLD, "bold", ""),
        (MarkKind.ITALIC, "italic", ""),
        (MarkKind.SMALL_CAPS, "small caps", ""),
        (MarkKind.LINK, "a link to a page", "https://example.org/"),
        (MarkKind.LANGUAGE, "cymdogion", "cy-GB"),
    ]
    made = [Mark(said.index(w), said.index(w) + len(w), kind, value) for kind, w, value in marks]
    made.append(Mark(said.index("2O"), said.index("2O") + 1, MarkKind.SUBSCRIPT))
    made.append(Mark(said.index("x2") + 1, said.index("x2") + 2, MarkKind.SUPERSCRIPT))
    return Paragraph("marks", inline(said, *made))


def _table(key: str, columns: int, rows: int) -> Table:
    head = tuple(
        cell(("Village", "Members", "Turnover")[n] if n < 3 else f"Measured {n}") for n in range(columns)
    )
    body = tuple(
        tuple(cell(f"{row * 37 + n * 1013}" if n else f"Village {row}") for n in range(columns))
        for row in range(1, rows)
    )
    return Table(key, (head, *body), 1, inline("The villages"), inline("Illustrative figures."))


ELEMENTS = {
    "paragraphs": (p("a", SOLAR), p("b", SOLAR)),
    "marks": (marked(),),
    "headings": (
        p("a", SOLAR),
        Heading("h", inline("A simple bargain"), 1),
        p("b", SOLAR),
        Heading("i", inline("Before you begin"), 2),
        p("c", SOLAR),
    ),
    "quote": (p("a", SOLAR), Quote("q", inline(SOLAR)), p("b", SOLAR)),
    "verse": (
        Verse("v", inline("The hall that stood when we were small\nstands yet")),
        Epigraph("e", inline("So.")),
    ),
    "list": (
        p("a", SOLAR),
        ListItem("1", inline("Who owns the roof, and for how long they will lend it."), ListKind.DECIMAL),
        ListItem("2", inline("the cost of raising it"), ListKind.BULLET, 1),
        ListItem("3", inline("Who reads the meters."), ListKind.DECIMAL),
        p("b", SOLAR),
    ),
    "table": (
        p("a", SOLAR),
        Table(
            "t",
            (
                (cell("Roof"), cell("Members")),
                (cell("Primary school"), cell("212")),
                (cell("Parish church"), cell("96")),
                (cell("All"), cell("308")),
            ),
            1,
            inline("The roofs"),
            inline("Illustrative figures."),
        ),
        p("b", SOLAR),
    ),
    "figure": (
        p("a", SOLAR),
        Figure(
            "f",
            "a" * 64,
            "A chart of output",
            False,
            inline("Output and use, by month."),
            inline("Chart: the editors."),
        ),
        p("b", SOLAR),
    ),
    "half-figure": (
        p("a", SOLAR),
        Figure(
            "f",
            "a" * 64,
            "A chart",
            False,
            inline("Output and use, by month."),
            inline("Chart: the editors."),
            Placement.HALF,
        ),
        p("b", SOLAR),
    ),
    "box": (
        p("a", SOLAR),
        Box("x", inline("The laundry that runs at noon"), (p("b", SOLAR),)),
        p("c", SOLAR),
    ),
    "asks": (
        p("a", SOLAR),
        Box(
            "x",
            inline("What we ask"),
            (ListItem("1", inline("A right to buy."), ListKind.DECIMAL),),
            BoxKind.ASKS,
        ),
    ),
    "statistic": (
        p("a", SOLAR),
        Statistic(
            "s", inline("62p"), inline("of every pound was spent again."), inline("Source: the return.")
        ),
        p("b", SOLAR),
    ),
    "pull-quote": (
        p("a", SOLAR),
        p("b", SOLAR),
        p("c", SOLAR),
        p("d", SOLAR),
        PullQuote("q", inline("The school had not asked for panels.")),
        p("e", SOLAR),
    ),
    "separator": (p("a", SOLAR), Separator("s"), p("b", SOLAR)),
    "kept": (p("a", SOLAR), Kept("k", "<x/>", "Seven boxes\nand an arrow", "a diagram")),
    "right-to-left": (
        p("a", "In Arabic: مرحبا بكم في هذا الكتاب, and in Hebrew: שלום 2025 לכולם; so."),
        Paragraph("b", inline("مرحبا بكم في هذا الكتاب."), lang="ar"),
    ),
    "notes": (noted("a", SOLAR, "n1"), p("b", SOLAR)),
    "long-note": (p("a", SOLAR), noted("b", SOLAR, "n2"), *(p(f"c{n}", SOLAR) for n in range(6))),
    "small-caps": (p("a", f"‘{SOLAR}’"), p("b", f"1984. {SOLAR}")),
    "page-figure": (
        p("a", SOLAR),
        Figure("f", "a" * 64, "A chart", caption=inline("Output and use."), placement=Placement.PAGE),
        p("b", SOLAR),
    ),
    "nested-list": (
        p("a", SOLAR),
        ListItem("1", inline(SOLAR[:160]), ListKind.DECIMAL),
        ListItem("2", inline("a bullet under it"), ListKind.BULLET, 1),
        ListItem("3", inline("a letter under that"), ListKind.LOWER_LETTER, 2),
        ListItem("4", inline("Back at the margin."), ListKind.DECIMAL),
        ListItem("5", inline("and goes on."), ListKind.CONTINUATION),
    ),
    "long-table": (p("a", SOLAR), _table("t", 3, 45), p("b", SOLAR)),
    "wide-table": (p("a", SOLAR), _table("t", 12, 4), p("b", SOLAR)),
    "long-box": (
        p("a", SOLAR),
        Box("x", inline("The laundry that runs at noon"), tuple(p(f"x{n}", SOLAR) for n in range(9))),
        p("c", SOLAR),
    ),
}
NOTES = (
    Note("n2", (p("m2", f"{SOLAR} {SOLAR} {SOLAR} {SOLAR}"), p("m3", SOLAR))),
    Note(
        "n1",
        (
            p(
                "m",
                "The surplus is shared out each spring by a vote of the members, of whom one hundred and "
                "six live within sight of the roof.",
            ),
        ),
    ),
)


def described(pages, kind: str = "text") -> str:
    """Every item of the pages of a kind, a line each: y, x, what it is, words and structure."""
    said = []
    for page in pages.pages:
        if page.kind != kind:
            continue
        said.append(f"page {page.label}")
        if drawn := sum(isinstance(item, Shape) for item in page.drawn()):
            said.append(f"                 [{drawn} shapes]")
        for item in sorted(page.drawn(), key=lambda i: (getattr(i, "y", getattr(i, "y1", 0.0)), _x(i))):
            if isinstance(item, Line):
                stretch = f"  stretch {item.stretch:+.2f}" if item.stretch else ""
                spans = " | ".join(_span(span, pages) for span in item.spans)
                said.append(f"{item.y:7.2f} {item.spans[0].x:7.2f}  {spans}{stretch}")
            elif isinstance(item, (Fill, Picture)):
                name = type(item).__name__.lower()
                said.append(f"{item.y:7.2f} {item.x:7.2f}  [{name} {item.width:.1f} × {item.height:.1f}]")
            elif isinstance(item, Rule):
                said.append(f"{item.y1:7.2f} {item.x1:7.2f}  [rule to {item.x2:.1f}, {item.width}]")
            elif isinstance(item, Link):
                said.append(f"{item.y:7.2f} {item.x:7.2f}  [link {item.width:.1f} to {item.target}]")
    return "\n".join(said) + "\n"


def _x(item) -> float:
    return item.spans[0].x if isinstance(item, Line) else getattr(item, "x", getattr(item, "x1", 0.0))


def _span(span, pages) -> str:
    role = "–" if span.tag == ARTIFACT else pages.nodes[span.tag].role
    words = " ".join(shape.text for shape in span.words).replace("\u00ad", "-")
    return f"{role} {span.words[0].font} {span.size:g}: {words}"


@pytest.mark.parametrize("name", ELEMENTS)
@pytest.mark.parametrize("theme", ["community-britain", "accessible"])
def test_layout_is_as_it_was_looked_at(name, theme):
    as_it_was(described(laid(name, theme)), f"{name}-{theme}")


def test_an_opening_in_small_capitals_is_as_it_was_looked_at():
    as_it_was(described(laid("paragraphs", "pamphlet")), "paragraphs-pamphlet")


def laid(name: str, theme: str):
    document = Document(ELEMENTS[name], NOTES if name.endswith(("note", "notes")) else ())
    return layout(book_of(document), load_theme(theme), lambda _: (1200.0, 800.0))


def as_it_was(found: str, name: str) -> None:
    """See that a layout is the golden one, or make it that."""
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
