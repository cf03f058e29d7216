"""The cover: title on cream over tiles; and the back cover in the third section's colour.

A cover that has a colour of its own is drawn in that family of the theme, front and back.
"""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import COVER_UNDESCRIBED, BackCover, Book, Cover
from essayeditor.text.inline import inline
from essayeditor.typeset.colours import WHITE
from essayeditor.typeset.context import Context, PictureSize
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece, stacked
from essayeditor.typeset.imprint import promoted
from essayeditor.typeset.matter import bold_of, context_of, ground, lay_page, one_line
from essayeditor.typeset.pages import ARTIFACT, Destination, Fill, Item, Picture, moved
from essayeditor.typeset.text import BALANCED, RAGGED, Manner, paragraph
from essayeditor.typeset.theme import MM, Style, Theme
from essayeditor.typeset.tiles import cover_palette, pattern

_SIDE = 13 * MM
_USUAL = 3
"""The family of the campaign's name and of the back cover, where the cover has no colour of its own."""
_SIZES = (
    (56, 54.0, 3),
    (49, 47.25, 3),
    (42, 40.5, 4),
    (35, 33.75, 4),
    (28, 27.0, 4),
    (21, 20.25, 9),
    (13.5, 13.5, 99),
)
"""Title sizes: points, leading, and how many lines it may take at most."""


def lay_cover(book: Book, cover: Cover, theme: Theme, pictures: PictureSize) -> Laid:
    """Lay out the front cover: a picture of the collection's own, or else tiles, under the title."""
    context = context_of(book, theme, "cover", pictures, theme.family(cover.colour or _USUAL))
    page = theme.page
    sect = context.tree.add("Sect", 0, Title="Cover")
    items: list[Item] = [ground(theme, theme.colour["cream"]), Destination("cover", 0.0)]
    width = page.width - 2 * _SIDE
    above, top = _top(context, book, sect, width)
    items += top
    foot, lines = _title(context, book, sect, width, above + 22.0)
    items += lines
    if theme.text.cover == "tiles":
        rows, size = _rows(context, foot)
        high = page.height - rows * size
        items += _picture(context, cover, sect, high, page.height + page.bleed)
        items += _tiles(context, rows, size, f"{book.title} {book.edition}", cover)
        items += _mark(context, book, size)
    else:
        items += _picture(context, cover, sect, foot + 2 * page.grid, page.height)
        items += _band(context, book, theme.family(cover.colour or 1).c)
    return lay_page(context, items, "cover")


def _top(context: Context, book: Book, sect: int, width: float) -> tuple[float, list[Item]]:
    """Set campaign and edition on line 3, or under each other where they are long; return their foot."""
    theme, page = context.theme, context.theme.page
    y, grey, accent = page.baseline(3), theme.colour["grey"], context.family.c
    style = replace(theme.style["byline"], size=max(9.0, theme.style["byline"].size))
    strong = replace(style, face=bold_of(style.face))
    said = [(book.campaign, strong, accent), (book.edition, style, grey)]
    tagged = [(words, shown, colour, context.tree.add("P", sect)) for words, shown, colour in said if words]
    lines = [one_line(w, shown, _SIDE, y, colour, tag) for w, shown, colour, tag in tagged]
    if sum(wide for _, wide in lines) + 18 <= width:
        items: list[Item] = [line for line, _ in lines]
        if book.edition:
            _, shown, colour, tag = tagged[-1]
            items[-1] = one_line(book.edition, shown, _SIDE + width, y, colour, tag, right=True)[0]
        return y, items
    pieces: list[Piece] = []
    for words, shown, colour, tag in tagged:
        manner = Manner(shown, width, align=RAGGED, snap=False, colour=colour, hang=False)
        pieces += paragraph(context, inline(words), manner, tag)
    laid = stacked(pieces, page.line, page.q)
    top = y - (page.line - 1) * page.q
    return top + (laid.height - 1) * page.q, [moved(item, _SIDE, top) for item in laid.items]


def _title(context: Context, book: Book, sect: int, width: float, top: float) -> tuple[float, list[Item]]:
    """Set title and subtitle, and return where they end with their items."""
    theme, page = context.theme, context.theme.page
    node = context.tree.add("H1", sect)
    face = theme.style["section_title"].face
    pieces = []
    for size, leading, most in _SIZES:
        style = Style(
            face, size, max(round(leading / page.q), 1), "ink", tracking=theme.style["section_title"].tracking
        )
        manner = Manner(style, width, align=BALANCED, snap=False, hang=False, lining=True)
        pieces = paragraph(context, inline(book.title.strip() or "Untitled"), manner, node)
        widest = max(line.width for piece in pieces for _, line in piece.lines)
        whole = all(span.space_after for piece in pieces for _, line in piece.lines for span in line.spans)
        if len(pieces) <= most and widest <= width and whole:
            break
    if book.subtitle:
        style = theme.style["standfirst"]
        manner = Manner(
            style, width, align=BALANCED, snap=False, before=style.leading + 1, colour=theme.colour["soft"]
        )
        pieces += paragraph(context, inline(book.subtitle), manner, context.tree.add("P", sect))
    laid = stacked(pieces, page.line, page.q)
    return top + laid.height * page.q, [moved(item, _SIDE, top) for item in laid.items]


def _rows(context: Context, foot: float) -> tuple[int, float]:
    """Return how many rows of tiles there is room for under the title, and their size."""
    page = context.theme.page
    size = page.width / round(page.width / (page.module_mm * MM))
    rows = 5
    while rows > 3 and foot > page.height - rows * size - 12:
        rows -= 1
    return rows, size


def _picture(context: Context, cover: Cover, sect: int, top: float, foot: float) -> list[Item]:
    """Show the cover's own picture over the whole width, cut to the room it has and over the page's edges."""
    if not cover.picture:
        return []
    page = context.theme.page
    if not cover.alt:
        context.find("alt-missing", COVER_UNDESCRIBED)
    node = context.tree.add("Figure", sect, Alt=cover.alt) if cover.alt else ARTIFACT
    wide, tall = page.width + 2 * page.bleed, foot - top
    width, height = context.pictures(cover.picture)
    shown = min(1.0, (wide / tall) * height / width), min(1.0, (tall / wide) * width / height)
    across, down = (1 - shown[0]) / 2, (1 - shown[1]) / 2
    crop = (across, down, across, down) if across > 0.001 or down > 0.001 else None
    return [Picture(cover.picture, -page.bleed, top, wide, tall, node, crop)]


def _tiles(context: Context, rows: int, size: float, seed: str, cover: Cover) -> list[Item]:
    """Lay rows of tiles to the foot of the page, but for the last, where the publisher's name will stand."""
    if cover.picture:
        return []
    page = context.theme.page
    columns = round(page.width / size)
    last = frozenset({(columns - 1, rows - 1)})
    palette = cover_palette(context.theme, cover.colour)
    return pattern(columns, rows, size, seed, palette, 0.0, page.height - rows * size, last, page.bleed)


def _mark(context: Context, book: Book, size: float) -> list[Item]:
    """Set the publisher's name in a square at the lower right corner."""
    theme = context.theme
    x, top = theme.page.width - size, theme.page.height - size
    bled = size + theme.page.bleed
    items: list[Item] = [Fill(x, top, bled, bled, theme.colour["cream"])]
    if book.imprint.publisher:
        mark = replace(theme.style["label"], colour="ink", size=8.5, tracking=0.0, leading=3)
        manner = Manner(mark, size - 16, align=BALANCED, snap=False, hang=False)
        pieces = paragraph(context, inline(book.imprint.publisher), manner, context.tree.add("P", 1))[:5]
        laid = stacked(pieces, theme.page.line, theme.page.q)
        down = (size - laid.height * theme.page.q) / 2
        items += [moved(item, x + 8, top + down) for item in laid.items]
    return items


def _band(context: Context, book: Book, colour: str) -> list[Item]:
    """Set a band of colour at the foot, with the publisher's name, for plain covers."""
    theme, page = context.theme, context.theme.page
    depth = page.grid * 5
    items: list[Item] = [
        Fill(
            -page.bleed,
            page.height - depth,
            page.width + 2 * page.bleed,
            depth + page.bleed,
            colour,
        )
    ]
    if book.imprint.publisher:
        style = replace(theme.style["byline"], face=bold_of(theme.style["byline"].face))
        y = page.height - depth / 2 + style.size * 0.35
        said, _ = one_line(book.imprint.publisher, style, _SIDE, y, WHITE, context.tree.add("P", 1))
        items.append(said)
    return items


def lay_back_cover(book: Book, back: BackCover, theme: Theme) -> Laid:
    """Lay out the back cover: its text, where the collection is to be had, who promoted it."""
    family = theme.family(back.colour or _USUAL)
    context = context_of(book, theme, "back-cover", family=family)
    page, unit = theme.page, theme.page.module_mm * MM
    sect = context.tree.add("Sect", 0, Title="Back cover")
    items: list[Item] = [ground(theme, family.c), Destination("back-cover", 0.0)]
    left, width = page.left(recto=False), 11 * 26 * MM / 11 * 4
    width = min(max(unit * 4, 284.0), page.width - 2 * left)
    items += [moved(item, left, page.top) for item in _blurb(context, back, sect, width)]
    tiles = theme.text.cover == "tiles"
    foot = page.height - (unit if tiles else 0.0)
    if tiles:
        columns = round(page.width / unit)
        size = page.width / columns
        foot = page.height - size
        seed = f"back {book.title} {book.edition}"
        items += pattern(
            columns, 1, size, seed, cover_palette(theme, back.colour), 0.0, foot, bleed=theme.page.bleed
        )
    items += _foot(context, book, sect, left, width, foot)
    return lay_page(context, items, "back-cover")


def _blurb(context: Context, back: BackCover, sect: int, width: float) -> list[Item]:
    """Set the back cover's text: the first paragraph large, the others under a short rule."""
    theme, page = context.theme, context.theme.page
    said = [line.strip() for line in back.text.splitlines() if line.strip()]
    if not said:
        return []
    lead = context.style("pull")
    large = Style(
        "display-300" if lead.face.startswith("display") else lead.face, lead.size, lead.leading, "white"
    )
    long = len(said[0]) > 200
    first = replace(context.style("section_note"), colour="white") if long else large
    manner = Manner(first, width, align=RAGGED, snap=False, colour=WHITE)
    pieces = paragraph(context, inline(said[0]), manner, context.tree.add("P", sect))
    rest = replace(context.style("section_note"), leading=page.line)
    for number, text in enumerate(said[1:]):
        shown = replace(manner, style=rest, indent=theme.text.indent if number else 0.0)
        made = paragraph(
            context, inline(text), replace(shown, before=0 if number else 10), context.tree.add("P", sect)
        )
        if made and not number:
            rule = Fill(0.0, -6 * page.q, 27.0, 1.5, theme.colour["ochre"])
            made[0].items = (*made[0].items, rule)
        pieces += made
    return stacked(pieces, page.line, page.q).items


def _foot(context: Context, book: Book, sect: int, left: float, width: float, foot: float) -> list[Item]:
    """Set address, formats, and the promoter's line above the tiles."""
    page, imprint = context.theme.page, book.imprint
    style = replace(context.style("imprint"), size=max(8.0, context.style("imprint").size))
    strong = replace(style, face=bold_of(style.face))
    lines = [
        (imprint.web, strong),
        (imprint.other_formats, style),
        (promoted(imprint), style),
        (f"Printed by {imprint.printer}" if imprint.printer else "", style),
        (f"ISBN {imprint.isbn_print}" if imprint.isbn_print else "", style),
    ]
    pieces: list[Piece] = []
    for said, shown in lines:
        if said:
            manner = Manner(shown, width, align=RAGGED, snap=False, colour=WHITE, before=3 if pieces else 0)
            pieces += paragraph(context, inline(said), manner, context.tree.add("P", sect))
    laid = stacked(pieces, page.line, page.q)
    top = foot - 2 * page.grid - laid.height * page.q
    return [moved(item, left, top) for item in laid.items]
