"""The contents: every part with its page, in the colours of its section."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book
from essayeditor.text.inline import inline
from essayeditor.typeset.context import Context
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.matter import context_of, lay_pieces, linked, one_line, title_pieces
from essayeditor.typeset.pages import Rule
from essayeditor.typeset.references import Entry, References
from essayeditor.typeset.text import RAGGED, Manner, paragraph
from essayeditor.typeset.theme import Theme

_COLUMN = 27.0
_SHORT = 20.0  # a standfirst is as much narrower
UNTITLED = "Untitled"


def lay_contents(book: Book, theme: Theme, references: References) -> Laid:
    """Lay out the contents, with page numbers as they are known."""
    context = context_of(book, theme, "contents")
    sect = context.tree.add("Sect", 0, Title="Contents")
    pieces = title_pieces(context, "Contents", "contents", sect)
    toc = context.tree.add("TOC", sect)
    within = toc
    for entry in references.entries:
        if entry.section:
            item = context.tree.add("TOCI", toc)
            pieces += _entry(context, entry, references.page(entry.anchor), item)
            within = context.tree.add("TOC", item)
        else:
            if not entry.inside:
                within = toc
            item = context.tree.add("TOCI", within)
            after_section = not entry.inside and bool(pieces) and _was_inside(references, entry)
            made = _entry(context, entry, references.page(entry.anchor), item)
            if after_section:
                made[0].before = 3
            pieces += made
    return lay_pieces(context, pieces, "contents")


def _was_inside(references: References, entry: Entry) -> bool:
    at = references.entries.index(entry)
    return at > 0 and bool(references.entries[at - 1].inside or references.entries[at - 1].section)


def _entry(context: Context, entry: Entry, page: str, item: int) -> list[Piece]:
    """Set one line of the contents: number, title, authors; all of it one link."""
    theme = context.theme
    column = _COLUMN * max(theme.style["toc_title"].size / 10.5, 1.0)
    style = context.style("toc_section" if entry.section else "toc_title")
    family = theme.family(entry.section)
    colour = theme.paint(style.colour, family)
    link = context.tree.add("Link", context.tree.add("Reference", item))
    measure = theme.page.measure
    manner = Manner(style, measure - column, column, snap=False, keep=True, whole=True, hang=False)
    manner = replace(manner, before=style.before, after=style.after, colour=colour)
    pieces = paragraph(context, inline(entry.title.strip() or UNTITLED), manner, link)
    if entry.standfirst.strip() and theme.text.contents == "standfirsts":
        said = replace(context.style("bio"), colour="soft")
        shown = replace(manner, style=said, width=measure - column - _SHORT, align=RAGGED, colour="")
        pieces += paragraph(context, inline(entry.standfirst), replace(shown, before=0, after=0), link)
    author_style = context.style("toc_author")
    if entry.authors:
        authors = replace(manner, style=author_style, before=0, colour="", after=author_style.after)
        pieces += paragraph(context, inline(entry.authors), authors, link)
    if not entry.section:
        pieces[-1].keep = False
        pieces[-1].after = 1
    q = theme.page.q
    number_style = replace(theme.style["folio"], tracking=0.0)
    baseline = (style.leading - 1) * q
    number, _ = one_line(
        page, number_style, 0.0, baseline, colour if entry.section else theme.colour["ink"], link
    )
    first = pieces[0]
    depth = sum(piece.height for piece in pieces) * q
    alt = f"{entry.title}, page {page}"
    baseline, line = first.lines[0]
    first.lines = ((baseline, replace(line, spans=(*number.spans, *line.spans))),)
    first.items = (linked(0.0, 0.0, measure, depth, entry.anchor, link, alt),)
    if entry.section:
        first.items = (*first.items, Rule(0.0, -2 * q, measure, -2 * q, 1.0, family.c))
        first.before = style.before + 3
    return pieces
