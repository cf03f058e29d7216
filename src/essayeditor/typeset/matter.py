"""What the parts of front and back matter share: their context, their title, their pages."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book
from essayeditor.text.inline import inline
from essayeditor.typeset.context import Context, PictureSize
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.pages import ARTIFACT, Body, Destination, Fill, Item, Line, Link, Span
from essayeditor.typeset.paging import Pager
from essayeditor.typeset.placing import place
from essayeditor.typeset.text import BALANCED, Manner, paragraph
from essayeditor.typeset.theme import Family, Style, Theme
from essayeditor.typeset.words import Type, word


def no_pictures(asset: str) -> tuple[float, float]:
    """Say that no picture is known; for parts that have none."""
    raise KeyError(asset)


def context_of(
    book: Book, theme: Theme, key: str, pictures: PictureSize = no_pictures, family: Family | None = None
) -> Context:
    """Return the context of a part of the book that is no essay."""
    return Context(theme, family or theme.front, pictures, book.language or "en-GB", key)


def title_pieces(context: Context, said: str, anchor: str, parent: int, after: int = 8) -> list[Piece]:
    """Set the title of a part at the head of its first page, with the destination that leads to it."""
    style = context.style("title")
    measure = context.theme.page.measure
    manner = Manner(style, measure, align=BALANCED, keep=True, whole=True, snap=False, hang=False)
    pieces = paragraph(context, inline(said), replace(manner, after=after), context.tree.add("H1", parent))
    pieces[0].items = (*pieces[0].items, Destination(anchor, -context.theme.page.top))
    return pieces


def lay_pieces(context: Context, pieces: list[Piece], anchor: str) -> Laid:
    """Part pieces into pages."""
    page = context.theme.page
    leading = context.style("note").leading
    plans = Pager(pieces, {}, page.depth, page.line, leading, snap=context.theme.text.gap).plan()
    bodies = tuple(Body(tuple(place(plan, context, {}, leading)), origins=context.origins) for plan in plans)
    return Laid(bodies, tuple(context.tree.nodes), findings=tuple(context.findings), anchor=anchor)


def lay_page(context: Context, items: list[Item], anchor: str) -> Laid:
    """Make one page of items in their places."""
    return Laid(
        (Body(tuple(items)),), tuple(context.tree.nodes), findings=tuple(context.findings), anchor=anchor
    )


def bold_of(face: str) -> str:
    """Return the face in which names and numbers stand out beside a face."""
    return {"sans": "sans-600", "plain": "plain-700", "text": "text-600"}.get(face, face)


def ground(theme: Theme, colour: str) -> Fill:
    """Fill the page with a colour, over its edges for the trim."""
    page = theme.page
    return Fill(-page.bleed, -page.bleed, page.width + 2 * page.bleed, page.height + 2 * page.bleed, colour)


def one_line(
    said: str, style: Style, x: float, y: float, colour: str, tag: int = ARTIFACT, *, right: bool = False
) -> tuple[Line, float]:
    """Set a few words on one line from x on, or up to x, and return it with its width."""
    kind = Type(style.face, style.size, ("lnum", "pnum"), style.tracking)
    gap = style.size * 0.22
    words = [word(part, kind) for part in said.split()]
    width = sum(w.width for w in words) + gap * max(len(words) - 1, 0)
    at = x - width if right else x
    spans = []
    for item in words:
        for number, shape in enumerate(item.shapes):
            last = number == len(item.shapes) - 1
            spans.append(
                Span(at, (shape,), gap, style.size, colour, tag, tracking=style.tracking, space_after=last)
            )
            at += (shape.width + style.tracking * len(shape.glyphs)) * style.size / 1000
        at += gap
    return Line(y, tuple(spans)), width


def linked(x: float, y: float, width: float, height: float, anchor: str, tag: int, alt: str) -> Link:
    """Return a link over a rectangle to a place in the book."""
    return Link(x, y, width, height, f"#{anchor}", tag, alt)
