"""The recommendations: what the essays ask of government, by section, with the pages that argue it."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book, BookSection, Recommendation, Recommendations
from essayeditor.text.inline import inline
from essayeditor.typeset.context import Context
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.matter import context_of, lay_pieces, linked, one_line, title_pieces
from essayeditor.typeset.pages import Rule
from essayeditor.typeset.references import References
from essayeditor.typeset.text import BALANCED, Manner, paragraph
from essayeditor.typeset.theme import Theme

_COLUMN = 33.75


def lay_recommendations(part: Recommendations, book: Book, theme: Theme, references: References) -> Laid:
    """Lay out the recommendations, numbered through, under the names of their sections or other headings."""
    context = context_of(book, theme, "recommendations")
    sect = context.tree.add("Sect", 0, Title=part.heading)
    pieces = title_pieces(context, part.heading, "recommendations", sect, after=6)
    pieces += _intro(context, part.intro, sect)
    colours = {p.title: p.colour for p in book.parts if isinstance(p, BookSection)}
    section = None
    node = 0
    for number, item in enumerate(part.items, start=1):
        shown = replace(context, family=theme.family(colours.get(item.section, 0)))
        if item.section != section:
            section = item.section
            pieces += _section(shown, item.section, sect)
            node = context.tree.add("L", sect, ListNumbering="Decimal")
        pieces += _item(shown, number, item, context.tree.add("LI", node), references)
    return lay_pieces(context, pieces, "recommendations")


def _intro(context: Context, said: str, parent: int) -> list[Piece]:
    """Set what leads in to the recommendations, as text is set, without a first line drawn in."""
    text = context.theme.text
    pieces: list[Piece] = []
    for number, line in enumerate(line for line in said.split("\n") if line.strip()):
        manner = Manner(
            context.style("body"),
            context.theme.page.measure,
            before=text.gap if number else 0,
            indent=text.indent if number else 0.0,
        )
        pieces += paragraph(context, inline(line.strip()), manner, context.tree.add("P", parent))
    return pieces


def _section(context: Context, title: str, parent: int) -> list[Piece]:
    page = context.theme.page
    rule = Rule(0.0, 0.0, page.measure, 0.0, 1.0, context.family.c)
    pieces = [Piece(1, items=(rule,), before=page.line, keep=True)]
    manner = Manner(context.style("label"), page.measure, keep=True, whole=True, snap=False, hang=False)
    if title:
        pieces += paragraph(context, inline(title), manner, context.tree.add("H2", parent))
    return pieces


def _item(
    context: Context, number: int, item: Recommendation, node: int, references: References
) -> list[Piece]:
    """Set one recommendation with its numeral and the essay that argues for it."""
    _theme, page = context.theme, context.theme.page
    style, body = context.style("numeral"), context.style("body")
    column = _COLUMN * max(body.size / 10, 1.0)
    label, text = context.tree.add("Lbl", node), context.tree.add("LBody", node)
    manner = Manner(body, page.measure - column, column, align=BALANCED, whole=True, keep=True)
    pieces = paragraph(context, inline(item.text), replace(manner, before=page.line + 2, snap=False), text)
    if not pieces:
        return []
    colour = context.colour(style.colour)
    numeral, _ = one_line(
        str(number), style, 0.0, (body.leading - 1) * page.q + style.size * 0.2, colour, label
    )
    pieces[0].items = (numeral, *pieces[0].items)
    anchor = f"{item.essay}.top"
    said = f"{item.title}, page\u00a0{references.page(anchor)}"
    link = context.tree.add("Link", context.tree.add("Reference", text))
    small = replace(
        manner, style=replace(context.style("credit"), leading=page.line), hyphens=False, snap=False
    )
    referred = paragraph(context, inline(said), small, link)
    for piece in referred:
        width = max(line.width for _, line in piece.lines)
        piece.items = (linked(column, page.q, width, piece.height * page.q, anchor, link, said),)
    referred[-1].keep = False
    return [*pieces, *referred]
