"""The whole book as one Word file: its parts in order, a section to each essay."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookEssay,
    BookSection,
    Contents,
    Contributors,
    Cover,
    FrontEssay,
    ImprintPage,
    Part,
    Recommendations,
)
from essayeditor.collection.entities import EssayKind
from essayeditor.exporters.docx import matter
from essayeditor.exporters.docx.blocks import BlockWriter
from essayeditor.exporters.docx.edition import Edition, Scope, Story
from essayeditor.exporters.docx.frame import Frame
from essayeditor.exporters.docx.look import Look
from essayeditor.exporters.docx.media import Pictures
from essayeditor.exporters.docx.paragraphs import paragraph
from essayeditor.exporters.docx.sections import Heads, SectionLook, Sections
from essayeditor.exporters.docx.styles import heading_style
from essayeditor.foundation.files import write_bytes
from essayeditor.text.document import Document, all_blocks, inlines, walk
from essayeditor.text.marks import MarkKind
from essayeditor.typeset.pages import Finding

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DocxResult:
    """What came of writing a Word file: what somebody should look at, and its size in bytes."""

    findings: tuple[Finding, ...]
    size: int


def write(
    book: Book,
    pictures: Pictures,
    target: Path,
    *,
    theme: Look | None = None,
    page_numbers: Mapping[str, int | str] | None = None,
    on_progress: Progress | None = None,
) -> DocxResult:
    """Write the book to `target`, whole or not at all.

    `pictures` gives a picture's bytes for its SHA-256 (KeyError or OSError if it is not there).
    `page_numbers` gives, by key of essay or section, the page to be shown in the contents until
    Word computes its own. `on_progress` is called with essays written and essays in all.
    Raises OSError as the file system does.
    """
    return BookWriter(book, pictures, theme or Look(), page_numbers or {}, on_progress).save(target)


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
            matter.write_cover(root, self._book)
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
            if part.text or matter.statement(self._book.imprint):
                self._sections.begin(SectionLook(foot_aligned=True))
                matter.write_back_cover(root, self._book, part)
            return
        key, title = _ending(part)
        self._begin(Heads(title, title))
        matter.titled(self._edition, root, "Heading1", title, self._edition.essay_bookmarks[key])
        if isinstance(part, Recommendations):
            matter.write_recommendations(self._edition, root, part, self._numbers)
        elif isinstance(part, Contributors):
            matter.write_contributors(self._edition, self._body, part)

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

    def _begin(self, heads: Heads | None, start: str = "nextPage", *, arabic: bool = False) -> None:
        """Begin a section; the first `arabic` one is page 1."""
        first = None
        if arabic and not self._arabic_begun:
            self._arabic_begun = True
            first = 1
        self._sections.begin(
            SectionLook(start=start, heads=heads, roman=not self._arabic_begun, first_page=first)
        )

    def _essay(self, essay: BookEssay, depth: int, *, arabic: bool = False) -> None:
        arabic = arabic or essay.kind is EssayKind.INTRODUCTION
        self._begin(Heads(essay.authors, essay.short_title or essay.title), arabic=arabic)
        heading = self._depth if depth else 0
        write_essay_body(self._edition, self._body, essay, heading_style(depth), heading)
        self._done += 1
        self._progress(self._done, self._total)


def write_essay_body(edition: Edition, body: Story, essay: BookEssay, title_style: str, heading: int) -> None:
    """Write one essay: title, standfirst, bylines, text. `heading` is the level above its own headings."""
    root = body.root
    matter.titled(edition, root, title_style, essay.title, edition.essay_bookmarks.get(essay.id, ""))
    if essay.standfirst:
        paragraph(root, "Standfirst", essay.standfirst)
    matter.write_bylines(root, essay.bylines)
    language = essay.document.lang or essay.language or edition.language
    scope = Scope(essay.document, language, essay.id, heading, targets_of(essay.document))
    BlockWriter(edition, body, scope).write(root, essay.document.blocks)
    for note in essay.document.notes:
        if note.id not in scope.called:
            edition.find(
                "note-uncalled", "A note is called from nowhere, and is left out.", essay.id, note.id
            )


def targets_of(document: Document) -> frozenset[str]:
    """Return the ids of the blocks that links inside the essay lead to."""
    wanted = {
        mark.value[1:]
        for block in all_blocks(document)
        for text in inlines(block)
        for mark in text.marks
        if mark.kind is MarkKind.LINK and mark.value.startswith("#")
    }
    return (
        frozenset(block.id for block in walk(document.blocks) if block.id in wanted)
        if wanted
        else frozenset()
    )


def _has_front(book: Book) -> bool:
    """Say whether pages come before the introduction, or the first section: they are numbered in roman."""
    for part in book.parts:
        if isinstance(part, (ImprintPage, Contents)):
            return True
        if isinstance(part, FrontEssay):
            return part.essay.kind is EssayKind.FOREWORD
        if isinstance(part, BookSection):
            return False
    return False


def _ending(part: Part) -> tuple[str, str]:
    if isinstance(part, Recommendations):
        return "recommendations", "Recommendations"
    return "contributors", "Contributors"


def _endings(book: Book) -> list[tuple[str, str]]:
    return [_ending(part) for part in book.parts if isinstance(part, (Recommendations, Contributors))]
