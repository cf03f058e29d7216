"""The whole book as one Word file: its parts in order, a section to each essay."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookEssay,
    BookSection,
    Contents,
    Contributors,
    Cover,
    Endnotes,
    FrontEssay,
    ImprintPage,
    Part,
    Recommendations,
)
from essayeditor.collection.entities import EssayKind
from essayeditor.exporters.docx import matter, people
from essayeditor.exporters.docx.edition import DocxResult, Edition
from essayeditor.exporters.docx.essay import Identity, write_essay
from essayeditor.exporters.docx.essay_body import write_essay_body
from essayeditor.exporters.docx.frame import Frame
from essayeditor.exporters.docx.look import HOUSE_THEME, Look, look_of
from essayeditor.exporters.docx.media import Pictures
from essayeditor.exporters.docx.paragraphs import paragraph
from essayeditor.exporters.docx.sections import Heads, SectionLook, Sections
from essayeditor.exporters.docx.styles import heading_style
from essayeditor.foundation.files import write_bytes
from essayeditor.text.codec import digest
from essayeditor.text.settle import accepted
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.themes import load_theme

Progress = Callable[[int, int], None]


def write(
    book: Book,
    pictures: Pictures,
    target: Path,
    *,
    theme: Theme | None = None,
    page_numbers: Mapping[str, int | str] | None = None,
    on_progress: Progress | None = None,
    embed_fonts: bool = False,
) -> DocxResult:
    """Write the book to `target`, whole or not at all. A book of one essay alone is an extract.

    `pictures` gives a picture's bytes for its SHA-256 (KeyError or OSError if it is not there).
    `page_numbers` gives, by key of essay or section, the page to be shown in the contents until
    Word computes its own. `on_progress` is called with essays written and essays in all.
    `embed_fonts` puts the fonts into the file (some 2 MB), for machines that do not have them.
    Raises OSError as the file system does.
    """
    if _is_extract(book):
        return _write_extract(book, pictures, target, theme, embed_fonts)
    look = look_of(theme or load_theme(HOUSE_THEME), embedded=embed_fonts)
    return BookWriter(book, pictures, look, page_numbers or {}, on_progress).save(target)


def _silent(_done: int, _of: int) -> None:
    pass


class BookWriter:
    """Writes one book."""

    def __init__(
        self,
        book: Book,
        pictures: Pictures,
        look: Look,
        numbers: Mapping[str, int | str],
        on_progress: Progress | None = None,
    ) -> None:
        self._book = book
        self._numbers = numbers
        self._progress = on_progress or _silent
        self._edition = Edition(look, book.language, pictures)
        self._depth = 2 if any(isinstance(p, BookSection) and p.title for p in book.parts) else 1
        self._total = len(book.essays())
        self._done = 0
        self._roman = _has_front(book)
        self._arabic_begun = not self._roman
        self._endings = _endings(book)
        self._name_bookmarks()

    def _name_bookmarks(self) -> None:
        names = self._edition.essay_bookmarks
        count = itertools.count(1)
        for part in self._book.parts:
            if isinstance(part, BookSection):
                names[part.id] = f"_Toc{next(count):09d}"
        for essay in self._book.essays():
            names[essay.id] = f"_Toc{next(count):09d}"
        for key, _ in self._endings:
            names[key] = f"_Toc{next(count):09d}"

    def save(self, target: Path) -> DocxResult:
        """Write the file."""
        content = self.content()
        write_bytes(target, content)
        return DocxResult(tuple(self._edition.findings), len(content))

    def content(self) -> bytes:
        """Return the file's bytes: the same for the same book."""
        edition, book = self._edition, self._book
        frame = Frame(edition, self._depth)
        self._body = frame.body
        self._sections = Sections(edition, frame.body)
        for part in book.parts:
            self._part(part)
        self._sections.end()
        authors = book.imprint.publisher or book.imprint.on_behalf_of
        return frame.finish(book.title, authors, book.subtitle or book.campaign, book.publication_date)

    def _part(self, part: Part) -> None:
        root = self._body.root
        if isinstance(part, Cover):
            self._sections.begin(SectionLook(roman=self._roman))
            matter.write_cover(self._edition, self._body, self._book, part)
        elif isinstance(part, ImprintPage):
            start = "evenPage" if self._roman else "nextPage"
            self._sections.begin(SectionLook(start=start, roman=not self._arabic_begun, foot_aligned=True))
            matter.write_imprint(root, self._book)
        elif isinstance(part, Contents):
            self._begin(Heads("Contents", "Contents"), start="oddPage")
            contents = matter.ContentsWriter(self._edition.essay_bookmarks, self._numbers)
            contents.collect(self._book, self._depth, self._endings)
            contents.write(root)
        elif isinstance(part, FrontEssay):
            self._essay(part.essay, 1)
        elif isinstance(part, BookSection):
            self._section(part)
        else:
            self._ending(part)

    def _ending(self, part: Part) -> None:
        root = self._body.root
        if isinstance(part, BackCover):
            if part.text or self._book.imprint.promoter:
                self._sections.begin(SectionLook(foot_aligned=True))
                matter.write_back_cover(root, self._book, part)
            return
        if isinstance(part, Endnotes):
            return  # Word sets notes itself, where each is called or at the end
        key, title = _ending(part)
        self._begin(Heads(title, title))
        matter.titled(self._edition, root, "Heading1", title, self._edition.essay_bookmarks[key])
        if isinstance(part, Recommendations):
            people.write_recommendations(self._edition, root, part, self._numbers)
        elif isinstance(part, Contributors):
            titles = {essay.id: essay.title for essay in self._book.essays()}
            people.write_contributors(self._edition, self._body, part.people, titles, self._numbers)

    def _section(self, part: BookSection) -> None:
        if part.title:
            self._begin(None, start="oddPage", arabic=True)
            bookmark = self._edition.essay_bookmarks[part.id]
            matter.titled(self._edition, self._body.root, "SectionTitle", part.title, bookmark)
            for line in part.note.split("\n"):
                if line.strip():
                    paragraph(self._body.root, "SectionNote", line.strip())
        for essay in part.essays:
            self._essay(essay, self._depth, arabic=True)

    def _begin(
        self, heads: Heads | None, start: str = "nextPage", *, arabic: bool = False, notes: bool = False
    ) -> None:
        """Begin a section; the first `arabic` one is page 1."""
        first = None
        if arabic and not self._arabic_begun:
            self._arabic_begun = True
            first = 1
        self._sections.begin(
            SectionLook(start=start, heads=heads, roman=not self._arabic_begun, first_page=first, notes=notes)
        )

    def _essay(self, essay: BookEssay, depth: int, *, arabic: bool = False) -> None:
        essay = replace(essay, document=accepted(essay.document))
        arabic = arabic or essay.kind is EssayKind.INTRODUCTION
        self._begin(Heads(essay.authors, essay.short_title or essay.title), arabic=arabic, notes=True)
        heading = self._depth if depth else 0
        write_essay_body(self._edition, self._body, essay, heading_style(depth), heading)
        self._done += 1
        self._progress(self._done, self._total)


def _is_extract(book: Book) -> bool:
    """Say whether the book is one essay and its imprint, as `assemble` makes of one essay alone."""
    return len(book.essays()) == 1 and all(isinstance(part, (FrontEssay, ImprintPage)) for part in book.parts)


def _write_extract(
    book: Book, pictures: Pictures, target: Path, theme: Theme | None, embed_fonts: bool
) -> DocxResult:
    (essay,) = book.essays()
    return write_essay(
        essay,
        pictures,
        target,
        identity=Identity(book.collection_id, essay.id, digest(essay.document)),
        title=book.title,
        imprint=book.imprint,
        date=book.publication_date,
        theme=theme,
        embed_fonts=embed_fonts,
    )


def _has_front(book: Book) -> bool:
    """Say whether pages come before the introduction, or the first section: they are numbered in roman."""
    for part in book.parts:
        if isinstance(part, (ImprintPage, Contents)):
            return True
        if isinstance(part, FrontEssay):
            return part.essay.kind is not EssayKind.INTRODUCTION
        if isinstance(part, BookSection):
            return False
    return False


def _ending(part: Part) -> tuple[str, str]:
    if isinstance(part, Recommendations):
        return "recommendations", part.heading
    return "contributors", "Contributors"


def _endings(book: Book) -> list[tuple[str, str]]:
    return [_ending(part) for part in book.parts if isinstance(part, (Recommendations, Contributors))]
