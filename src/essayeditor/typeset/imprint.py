"""The imprint: who published the book, under which rights, and who promoted it."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book
from essayeditor.collection.entities import Imprint
from essayeditor.foundation.dates import month_in_words
from essayeditor.text.inline import Inline, InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.typeset.context import Context
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Cursor, Piece
from essayeditor.typeset.inlines import run_of
from essayeditor.typeset.matter import bold_of, context_of, lay_pieces
from essayeditor.typeset.pages import Rule
from essayeditor.typeset.text import RAGGED, Manner, evened, paragraph
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.words import Paint

WIDTH = 284.0


def promoted(imprint: Imprint) -> str:
    """Return the line that election law asks for (Elections Act 2022, section 41), or nothing."""
    if not imprint.promoter:
        return ""
    said = f"Promoted by {imprint.promoter}"
    if imprint.on_behalf_of:
        said += f" on behalf of {imprint.on_behalf_of}"
    if imprint.promoter_address:
        both = "both " if imprint.on_behalf_of else ""
        said += f", {both}at {imprint.promoter_address}"
    return said + "."


def paragraphs(book: Book) -> list[list[str]]:
    """Return what the imprint says, in groups of lines; empty fields are left out."""
    imprint = book.imprint
    published = ""
    if imprint.publisher:
        when = f" in {month_in_words(book.publication_date)}" if book.publication_date else ""
        published = f"First published{when} by {imprint.publisher}."
    isbn = " · ".join(
        f"ISBN {number} ({kind})"
        for number, kind in ((imprint.isbn_print, "print"), (imprint.isbn_pdf, "PDF"))
        if number
    )
    said = ("", "") if book.is_extract else (book.title, _stopped(book.edition))  # said above these
    edition = " ".join(part for part in (said[1], imprint.corrections) if part)
    groups = [
        [said[0], published, imprint.registered, imprint.office],
        [imprint.copyright, imprint.licence],
        [imprint.views],
        [_lead("Edited by", imprint.editors), imprint.credits, _lead("Printed by", imprint.printer)],
        [isbn, edition],
        [imprint.other_formats, imprint.web],
    ]
    kept = [[line for line in group if line] for group in groups]
    return [group for group in kept if group]


def _stopped(said: str) -> str:
    return said if not said or said.endswith(".") else f"{said}."


def _lead(lead: str, said: str) -> str:
    """Put "Edited by" before a name, unless the record says so itself."""
    if not said or " by " in said.casefold()[:24]:
        return said
    return f"{lead} {_stopped(said)}"


def source(book: Book) -> Inline:
    """Return the line that says which collection and edition an extract is from."""
    builder = InlineBuilder()
    builder.add("From ")
    builder.add(book.title.strip() or "an untitled collection", (Mark(0, 0, MarkKind.ITALIC),))
    edition = book.edition.strip().rstrip(".") or book.publication_date.strip()[:4]
    builder.add(f", {edition[:1].lower()}{edition[1:]}." if edition else ".")
    return builder.build()


def lay_imprint(book: Book, theme: Theme) -> Laid:
    """Lay out the imprint at the foot of its page."""
    context = context_of(book, theme, "imprint")
    sect = context.tree.add("Sect", 0, Title="Imprint")
    style, page = context.style("imprint"), theme.page
    width = min(WIDTH * max(style.size / 8, 1.0), page.measure)
    manner = Manner(style, width, align=RAGGED, snap=False)
    pieces: list[Piece] = []
    if book.is_extract:
        strong = replace(manner, style=replace(style, face=bold_of(style.face)))
        pieces += paragraph(context, source(book), strong, context.tree.add("P", sect))
    titled = not pieces
    for number, group in enumerate(paragraphs(book)):
        for at, said in enumerate(group):
            shown = replace(manner, before=style.after if pieces and not at else 0)
            if titled and not number and not at:
                shown = replace(shown, style=replace(style, face=bold_of(style.face)))
            pieces += _line(context, said, shown, sect)
    if line := promoted(book.imprint):
        rule = Rule(0.0, 0.0, width, 0.0, 0.5, theme.colour["grey"])
        pieces.append(Piece(1, items=(rule,), before=4, keep=True))
        bold = replace(
            style, face=bold_of(style.face), size=max(8.5, style.size), leading=max(style.leading, 3)
        )
        pieces += _line(context, line, replace(manner, style=bold, before=2), sect)
    if not pieces:
        pieces = [Piece(1)]
    return lay_pieces(context, _at_foot(pieces, page.depth, page.line), "imprint")


def _line(context: Context, said: str, manner: Manner, parent: int) -> list[Piece]:
    """Set one statement; where it turns over, no lone word does."""
    paint = Paint(context.colour(manner.style.colour), context.tree.add("P", parent))
    return evened(context, run_of(context, inline(said), context.type(manner.style), paint), manner)


def _at_foot(pieces: list[Piece], depth: int, line: int) -> list[Piece]:
    """Put space above pieces so that they end at the foot of the page."""
    cursor = Cursor(line)
    for piece in pieces:
        cursor.start(piece)
        cursor.end(piece)
    space = depth - cursor.at
    return [Piece(space, keep=True), *pieces] if space > 0 else pieces
