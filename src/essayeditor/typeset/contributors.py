"""The list of contributors: portrait, name, role, biography, and where their essay stands."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book, BookContributor, BookSection, Contributors, FrontEssay
from essayeditor.collection.headshots import square
from essayeditor.text.inline import Inline, inline
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.typeset.context import Context, PictureSize
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece, stacked
from essayeditor.typeset.matter import bold_of, context_of, lay_pieces, linked, title_pieces
from essayeditor.typeset.pages import Item, Picture
from essayeditor.typeset.references import References
from essayeditor.typeset.text import RAGGED, Manner, paragraph
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.tiles import Colouring, tile

_PORTRAIT, _GAP = 60.75, 13.5
_APART = 6


def lay_contributors(
    part: Contributors, book: Book, theme: Theme, pictures: PictureSize, references: References
) -> Laid:
    """Lay out the contributors, none of them parted by a page's end."""
    context = context_of(book, theme, "contributors", pictures)
    sect = context.tree.add("Sect", 0, Title="Contributors")
    pieces = title_pieces(context, "Contributors", "contributors", sect, after=8)
    colours = _colours(book)
    for number, person in enumerate(part.people):
        node = context.tree.add("Sect", sect)
        pieces += _entry(context, person, node, references, colours, number)
    return lay_pieces(context, pieces, "contributors")


def _colours(book: Book) -> dict[str, tuple[int, str]]:
    """Return the colour of each essay's section, and its title as referred to."""
    found: dict[str, tuple[int, str]] = {}
    for part in book.parts:
        if isinstance(part, BookSection):
            found.update({essay.id: (part.colour, essay.title) for essay in part.essays})
        elif isinstance(part, FrontEssay):
            found[part.essay.id] = (0, part.essay.title)
    return found


def _entry(
    context: Context,
    person: BookContributor,
    node: int,
    references: References,
    colours: dict[str, tuple[int, str]],
    number: int,
) -> list[Piece]:
    theme, page = context.theme, context.theme.page
    scale = max(context.style("bio").size / 9, 1.0)
    side = _PORTRAIT * (1.0 if scale < 1.2 else 1.3)
    left = side + _GAP * scale
    section = next((colours[e][0] for e in person.essays if e in colours and colours[e][0]), 0)
    shown = replace(context, family=theme.family(section) if section else theme.family(1 + number % 3))
    items = _portrait(shown, person, node, side, number)
    text = _text(shown, person, node, left, references, colours)
    stack = stacked(text, page.line, page.q)
    depth = max(stack.height, round(side / page.q + 0.49))
    if stack.height > page.depth - 8:
        text[0].before = _APART
        return text
    piece = Piece(depth, items=(*items, *stack.items), before=_APART, snap=False)
    return [piece]


def _portrait(context: Context, person: BookContributor, node: int, side: float, number: int) -> list[Item]:
    """Set the headshot cut to a square, or a drawn figure where there is none."""
    top = context.theme.page.q * 0.75
    if person.headshot:
        width, height = context.pictures(person.headshot)
        figure = context.tree.add("Figure", node, Alt=f"Portrait of {person.name}")
        crop = square(width, height, person.headshot_crop)
        return [Picture(person.headshot, 0.0, top, side, side, figure, crop if any(crop) else None)]
    family = context.family
    colourings: list[Colouring] = [
        (family.t, family.c, family.m),
        (family.m, family.t, family.d),
        (family.c, family.t, family.m),
        (family.t, family.d, family.c),
    ]
    return tile("person", 0.0, top, side, colourings[number % len(colourings)])


def _text(
    context: Context,
    person: BookContributor,
    node: int,
    left: float,
    references: References,
    colours: dict[str, tuple[int, str]],
) -> list[Piece]:
    width = context.theme.page.measure - left
    manner = Manner(context.style("bio_name"), width, left, align=RAGGED, snap=False, hang=False)
    name = person.name + (" †" if person.personal else "")
    pieces = paragraph(context, inline(name), manner, context.tree.add("P", node))
    where = ", ".join(part for part in (person.role, person.organisation, person.place) if part)
    small = replace(manner, style=context.style("toc_author"))
    if where:
        pieces += paragraph(context, inline(where), small, context.tree.add("P", node))
    bio = context.style("bio")
    told = replace(manner, style=bio, before=bio.before, hang=True)
    said = person.biography.strip()
    if person.personal and "personal capacity" not in said:
        said = f"{said} Writes in a personal capacity.".strip()
    for line in said.splitlines():
        if line.strip():
            pieces += paragraph(context, inline(line.strip()), told, context.tree.add("P", node))
    strong = replace(
        context.style("credit"), face=bold_of("sans" if not bio.face.startswith("plain") else "plain")
    )
    referred = replace(manner, style=replace(strong, colour="c", leading=context.theme.page.line))
    for essay in person.essays:
        if essay in colours:
            pieces += _reference(context, essay, colours[essay][1], node, referred, references)
    for link in person.links:
        if link.startswith(("http://", "https://", "mailto:")):
            pieces += paragraph(context, _linked(link), referred, context.tree.add("P", node))
        else:
            pieces += paragraph(context, inline(link), referred, context.tree.add("P", node))
    return pieces


def _linked(address: str) -> Inline:
    shown = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/")
    return inline(shown, Mark(0, len(shown), MarkKind.LINK, address))


def _reference(
    context: Context, essay: str, title: str, node: int, manner: Manner, references: References
) -> list[Piece]:
    """Set "Title, page n" as a link to the essay."""
    anchor = f"{essay}.top"
    page = references.page(anchor)
    link = context.tree.add("Link", context.tree.add("Reference", context.tree.add("P", node)))
    said = f"{title}, page\u00a0{page}"
    pieces = paragraph(context, inline(said), replace(manner, before=0), link)
    q = context.theme.page.q
    for piece in pieces:
        width = max(line.width for _, line in piece.lines)
        piece.items = (
            *piece.items,
            linked(manner.left, q, width, piece.height * q, anchor, link, said),
        )
    return pieces
