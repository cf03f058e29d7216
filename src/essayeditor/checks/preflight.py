"""Preflight: what a book lacks before it goes out, found in the Book alone.

Each rule is a function from a Book or a BookEssay to findings, and says where its demand comes from.
What the record must show besides (approvals, permissions) is computed in `collection.flags`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from essayeditor.checks.finding import Finding, Severity
from essayeditor.collection.book import Book, BookEssay, ImprintPage
from essayeditor.text.blocks import Figure, Heading, Kept, PullQuote, Table
from essayeditor.text.document import Note, all_blocks, inlines, walk
from essayeditor.text.marks import InlinePicture, MarkKind
from essayeditor.text.plain import plain, plain_blocks


def preflight(book: Book) -> tuple[Finding, ...]:
    """Return everything in the book that somebody should look at, in reading order."""
    found = [finding for rule in _BOOK_RULES for finding in rule(book)]
    for essay in book.essays():
        found += [finding for rule in _ESSAY_RULES for finding in rule(essay)]
    return tuple(found)


def _promoter(book: Book) -> Iterator[Finding]:
    """Election material names its promoter (Elections Act 2022, Part 6, for digital; PPERA 2000, s. 143)."""
    for part in book.parts:
        if isinstance(part, ImprintPage) and not (part.imprint.promoter and part.imprint.promoter_address):
            message = "The imprint does not name a promoter with an address."
            yield Finding("promoter", Severity.WARNING, message)


def _same_titles(book: Book) -> Iterator[Finding]:
    seen: set[str] = set()
    for essay in book.essays():
        title = essay.title.casefold()
        if title in seen:
            message = (
                f"Two essays are called ‘{essay.title}’: readers cannot tell them apart in the contents."
            )
            yield Finding("same-title", Severity.WARNING, message, essay.id)
        seen.add(title)


def _byline(essay: BookEssay) -> Iterator[Finding]:
    if not essay.bylines:
        message = f"‘{essay.title}’ has no author: nobody is credited for it."
        yield Finding("byline", Severity.WARNING, message, essay.id)


def _empty(essay: BookEssay) -> Iterator[Finding]:
    if not any(plain_blocks(essay.document.blocks)):
        message = f"‘{essay.title}’ has no words."
        yield Finding("empty", Severity.WARNING, message, essay.id)


def _alternative_text(essay: BookEssay) -> Iterator[Finding]:
    """Every picture has a text alternative or is marked decorative (PDF/UA-1, 7.3; WCAG 2.2, 1.1.1)."""
    for block in all_blocks(essay.document):
        if isinstance(block, Figure) and not block.alt and not block.decorative:
            caption = plain(block.caption, " ")
            which = f"the picture ‘{_short(caption)}’" if caption else "a picture"
            message = f"‘{essay.title}’: {which} has no alternative text for those who cannot see it."
            yield Finding("alternative-text", Severity.WARNING, message, essay.id, block.id)
        for text in inlines(block):
            if any(isinstance(a, InlinePicture) and not a.alt and not a.decorative for a in text.atoms):
                message = f"‘{essay.title}’: a picture in a line has no alternative text."
                yield Finding("alternative-text", Severity.WARNING, message, essay.id, block.id)


def _credit(essay: BookEssay) -> Iterator[Finding]:
    """A picture is credited to its maker (Copyright, Designs and Patents Act 1988, s. 77)."""
    for block in all_blocks(essay.document):
        if isinstance(block, Figure) and not block.decorative and not block.credit:
            message = f"‘{essay.title}’: a picture is not credited to anybody."
            yield Finding("credit", Severity.WARNING, message, essay.id, block.id)


def _headings(essay: BookEssay) -> Iterator[Finding]:
    """Headings do not leave out a level on the way down (PDF/UA-1, 7.4.2)."""
    level = 0
    for block in walk(essay.document.blocks):
        if isinstance(block, Heading):
            if block.level > level + 1:
                said = _short(plain(block.content, " "))
                message = f"‘{essay.title}’: the heading ‘{said}’ leaves out a level."
                yield Finding("heading-level", Severity.WARNING, message, essay.id, block.id)
            level = block.level


def _table_heads(essay: BookEssay) -> Iterator[Finding]:
    """A table says what its columns hold (PDF/UA-1, 7.5)."""
    for block in all_blocks(essay.document):
        if isinstance(block, Table) and not block.header_rows and len(block.rows) > 1:
            message = f"‘{essay.title}’: a table has no row of headings."
            yield Finding("table-head", Severity.WARNING, message, essay.id, block.id)


def _notes(essay: BookEssay) -> Iterator[Finding]:
    for number, note in enumerate(essay.document.notes, start=1):
        if not _says_something(note):
            message = f"‘{essay.title}’: note {number} is empty."
            yield Finding("empty-note", Severity.WARNING, message, essay.id)


def _links(essay: BookEssay) -> Iterator[Finding]:
    """A link has words that can be clicked and read out (WCAG 2.2, 2.4.4)."""
    for block in all_blocks(essay.document):
        for text in inlines(block):
            for mark in text.marks:
                if mark.kind is MarkKind.LINK and not plain(text.cut(mark.start, mark.end)).strip():
                    message = f"‘{essay.title}’: a link to {mark.value} has no words."
                    yield Finding("empty-link", Severity.WARNING, message, essay.id, block.id)


def _pull_quotes(essay: BookEssay) -> Iterator[Finding]:
    """A pull quote repeats the essay's own words; anything else would be put in its author's mouth."""
    body = _folded(" ".join(plain_blocks(b for b in essay.document.blocks if not isinstance(b, PullQuote))))
    for block in all_blocks(essay.document):
        if isinstance(block, PullQuote):
            said = plain(block.content, " ")
            if _folded(said).strip("“”‘’\"' .") not in body:
                message = (
                    f"‘{essay.title}’: the pull quote ‘{_short(said)}’ is not in the text word for word."
                )
                yield Finding("pull-quote", Severity.WARNING, message, essay.id, block.id)


def _kept(essay: BookEssay) -> Iterator[Finding]:
    for block in all_blocks(essay.document):
        if isinstance(block, Kept):
            message = f"‘{essay.title}’: {block.what or 'something'} was not understood on import."
            yield Finding("kept", Severity.WARNING, message, essay.id, block.id)


_BOOK_RULES: tuple[Callable[[Book], Iterator[Finding]], ...] = (_promoter, _same_titles)
_ESSAY_RULES: tuple[Callable[[BookEssay], Iterator[Finding]], ...] = (
    _byline, _empty, _alternative_text, _credit, _headings, _table_heads, _notes, _links, _pull_quotes, _kept,
)  # fmt: skip


def _says_something(note: Note) -> bool:
    return any(line.strip() for line in plain_blocks(note.blocks))


def _folded(said: str) -> str:
    return " ".join(said.casefold().split())


def _short(said: str) -> str:
    return said if len(said) <= 40 else f"{said[:39].rstrip()}…"
