"""The notes of all essays together at the end of the book, for themes that have them there."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.collection.book import Book, BookEssay, BookSection, Endnotes, FrontEssay
from essayeditor.text.document import called_notes
from essayeditor.text.inline import inline
from essayeditor.typeset.context import Context, PictureSize
from essayeditor.typeset.essay import Laid
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.matter import context_of, lay_pieces, title_pieces
from essayeditor.typeset.notes import notes_in_order, numbered
from essayeditor.typeset.pages import Destination
from essayeditor.typeset.text import BALANCED, Manner, paragraph
from essayeditor.typeset.theme import Theme


def at_the_end(book: Book, theme: Theme) -> bool:
    """Say whether the book's notes stand together at its end."""
    return theme.text.notes == "book" and any(isinstance(part, Endnotes) for part in book.parts)


def has_notes(book: Book) -> bool:
    """Say whether any essay calls a note."""
    return any(called_notes(essay.document) for essay in book.essays())


def settled(book: Book, theme: Theme) -> Theme:
    """Return the theme for a book: where it has no place at its end for notes, each essay has its own."""
    if theme.text.notes != "book" or at_the_end(book, theme):
        return theme
    return replace(theme, text=replace(theme.text, notes="essay"), identity=f"{theme.identity} essay")


def lay_endnotes(book: Book, theme: Theme, pictures: PictureSize) -> Laid:
    """Lay out the notes of each essay under its title, numbered as they are called."""
    context = context_of(book, theme, "endnotes", pictures)
    sect = context.tree.add("Sect", 0, Title="Notes")
    pieces = title_pieces(context, "Notes", "endnotes", sect)
    for number, essay in _numbered(book):
        pieces += _of_essay(replace(context, family=theme.family(number)), essay, sect)
    return lay_pieces(context, pieces, "endnotes")


def _numbered(book: Book) -> list[tuple[int, BookEssay]]:
    """Return every essay with the number of its colours."""
    found: list[tuple[int, BookEssay]] = []
    for part in book.parts:
        if isinstance(part, FrontEssay):
            found.append((0, part.essay))
        elif isinstance(part, BookSection):
            found += [(part.colour, essay) for essay in part.essays]
    return found


def _of_essay(context: Context, essay: BookEssay, parent: int) -> list[Piece]:
    document = essay.document
    own = replace(
        context,
        language=document.lang or essay.language or context.language,
        essay=essay.id,
        numbers=numbered(document),
        headings=[],
    )
    if not own.numbers:
        return []
    sect = own.tree.add("Sect", parent, Lang=own.language, Title=essay.title)
    style, measure = own.style("h2"), own.theme.page.measure
    manner = Manner(style, measure, align=BALANCED, keep=True, whole=True, before=style.before)
    said = inline(essay.title.strip() or "Untitled")
    pieces = paragraph(own, said, replace(manner, after=style.after), own.tree.add("H2", sect))
    pieces[0].items = (*pieces[0].items, Destination(own.name("b", "notes"), -4.0))
    return pieces + notes_in_order(own, document, sect, measure)
