"""Section openers: the verso of tiles on the section's tint, the recto in its colour."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book, BookSection
from essayeditor.text.inline import inline
from essayeditor.typeset.colours import WHITE
from essayeditor.typeset.context import Context
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.matter import bold_of, ground, lay_page, linked, no_pictures, one_line
from essayeditor.typeset.pages import Body, Destination, Fill, Item, Rule, moved
from essayeditor.typeset.paging import Pager
from essayeditor.typeset.placing import place
from essayeditor.typeset.references import References
from essayeditor.typeset.text import BALANCED, RAGGED, Manner, paragraph
from essayeditor.typeset.theme import MM, Theme
from essayeditor.typeset.tiles import pattern, section_palette

_NOTE_WIDTH = 278.0
_NUMBERS = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
_ROW, _ROW_BARE = 12, 8


def _context(section: BookSection, theme: Theme, language: str = "en-GB") -> Context:
    return Context(theme, theme.family(section.colour), no_pictures, language, section.id)


def lay_tiles(section: BookSection, theme: Theme) -> Laid:
    """Lay out the verso before a section: tiles in its colours on its tint."""
    context = _context(section, theme)
    page, unit = theme.page, theme.page.module_mm * MM
    items: list[Item] = [ground(theme, context.family.t)]
    x, y = page.left(recto=False), 2 * unit
    palette = section_palette(context.family, theme.colour["ochre"])
    items += pattern(4, 4, unit, f"{section.title} {section.number}", palette, x, y)
    return lay_page(context, items, f"{section.id}.tiles")


def lay_opener(section: BookSection, book: Book, theme: Theme, references: References) -> Laid:
    """Lay out a section's opening page: its number, title, note, and its essays."""
    context = _context(section, theme, book.language or "en-GB")
    full = theme.text.openers == "full"
    family, page = context.family, theme.page
    ink = WHITE if full else theme.colour["ink"]
    field = ground(theme, family.c if full else family.t)
    items: list[Item] = [field]
    left = page.left(recto=True)
    sect = context.tree.add("Sect", 0, Title=section.title)
    items.append(Destination(f"{section.id}.top", 0.0))
    label = theme.style["label"]
    number = _NUMBERS[section.number] if section.number < len(_NUMBERS) else str(section.number)
    said, _ = one_line(
        f"Section {number}", label, left, page.baseline(page.first_line), ink, context.tree.add("P", sect)
    )
    items.append(said)
    leading = context.style("note").leading
    plans = Pager(
        _head(context, section, sect, ink, full), {}, page.depth - 4, page.line, leading, snap=page.line
    ).plan()
    bodies: list[Body] = []
    for plan in plans:
        items += [moved(item, left, 4 * page.q) for item in place(plan, context, {}, leading)]
        if plan is plans[-1]:
            room = page.depth - plan.depth - 8
            items += _list(context, section, references, sect, ink, room, left)
        bodies.append(Body(tuple(items)))
        items = [field]
    return Laid(tuple(bodies), tuple(context.tree.nodes), anchor=f"{section.id}.top")


def _head(context: Context, section: BookSection, sect: int, ink: str, full: bool) -> list[Piece]:
    """Set title, rule and note, beginning one line below the label."""
    theme, page = context.theme, context.theme.page
    style = context.style("section_title")
    wished = (13 - page.first_line) * page.line if full else 4 * page.line
    manner = Manner(style, page.measure, align=BALANCED, snap=False, whole=True, colour=ink, hang=False)
    title = paragraph(context, inline(section.title), manner, context.tree.add("H1", sect))
    pieces = [Piece(max(wished - style.leading, 0)), *title]
    rule_colour = context.family.t if full else context.family.c
    pieces.append(Piece(1, items=(Fill(0.0, 0.0, 27.0, 1.5, rule_colour),), before=style.after))
    note_style = context.style("section_note")
    width = min(_NOTE_WIDTH * max(note_style.size / 10.5, 1.0), page.measure)
    for number, said in enumerate(line for line in section.note.splitlines() if line.strip()):
        text = Manner(note_style, width, align=RAGGED, snap=False, colour=ink)
        text = replace(
            text, indent=theme.text.indent if number else 0.0, before=3 if not number else theme.text.gap
        )
        pieces += paragraph(context, inline(said.strip()), text, context.tree.add("P", sect))
    return pieces


def _list(
    context: Context,
    section: BookSection,
    references: References,
    sect: int,
    ink: str,
    room: int,
    left: float,
) -> list[Item]:
    """Set the section's essays at the foot of the page, if there is room for all of them."""
    page, count = context.theme.page, len(section.essays)
    scale = context.style("toc_title").leading / 4
    row = next((r for r in (_ROW, _ROW_BARE) if count * r * scale <= room), 0)
    if not row or not count:
        return []
    depth = round(row * scale)
    toc = context.tree.add("TOC", sect)
    top = page.depth - count * depth
    items: list[Item] = []
    for number, essay in enumerate(section.essays):
        y = page.top + (top + number * depth) * page.q
        anchor = f"{essay.id}.top"
        link = context.tree.add("Link", context.tree.add("Reference", context.tree.add("TOCI", toc)))
        items.append(Rule(left, y, left + page.measure, y, 0.5, context.family.m))
        items += _row(
            context, essay.title, essay.authors if row == _ROW else "", references.page(anchor), ink, link, y
        )
        alt = f"{essay.title}, page {references.page(anchor)}"
        items.append(linked(left, y, page.measure, depth * page.q, anchor, link, alt))
    return items


def _row(
    context: Context, title: str, authors: str, page_label: str, ink: str, link: int, y: float
) -> list[Item]:
    theme, page = context.theme, context.theme.page
    left, q = page.left(recto=True), page.q
    style = context.style("toc_title")
    strong = replace(style, face=bold_of(style.face))
    manner = Manner(strong, page.measure - 40, 0.0, snap=False, colour=ink, hang=False)
    lines = paragraph(context, inline(title), manner, link)
    items: list[Item] = []
    for piece in lines[:1]:
        items += [moved(item, left, y + q * 1.9) for item in piece.placed(0.0)]
    number, _ = one_line(
        page_label,
        replace(theme.style["folio"], tracking=0.0),
        left + page.measure,
        y + q * 4.9,
        ink,
        link,
        right=True,
    )
    items.append(number)
    if authors:
        small = Manner(context.style("toc_author"), page.measure, 0.0, snap=False, colour=ink, hang=False)
        for piece in paragraph(context, inline(authors), small, link)[:1]:
            items += [moved(item, left, y + q * (1.9 + style.leading)) for item in piece.placed(0.0)]
    return items
