"""The book's own pages: cover, imprint, contents, recommendations, contributors, back cover."""

from __future__ import annotations

from collections.abc import Mapping

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookEssay,
    BookSection,
    Byline,
    Cover,
    FrontEssay,
)
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.docx.drawing import fitted, write_drawing
from essayeditor.exporters.docx.edition import Edition, Story, close_bookmark
from essayeditor.exporters.docx.fields import close_field, open_field, write_field
from essayeditor.exporters.docx.media import Unreadable
from essayeditor.exporters.docx.paragraphs import add_run, paragraph
from essayeditor.exporters.docx.xml import Element, sub
from essayeditor.typeset.imprint import paragraphs, promoted

_COVER_SHARE = 0.5
"""How much of the page's depth the cover's picture may take."""
PageNumbers = Mapping[str, int | str]


def write_cover(edition: Edition, story: Story, book: Book, cover: Cover) -> None:
    """Write the title page: campaign, title, subtitle, edition, and the cover's picture if it has one."""
    body = story.root
    if book.campaign:
        paragraph(body, "CoverLabel", book.campaign)
    paragraph(body, "Title", book.title)
    if book.subtitle:
        paragraph(body, "Subtitle", book.subtitle)
    if book.edition:
        paragraph(body, "CoverLabel", book.edition)
    if cover.picture:
        _cover_picture(edition, story, cover)


def _cover_picture(edition: Edition, story: Story, cover: Cover) -> None:
    """Show the cover's picture under the title, no deeper than leaves the title its room."""
    sheet = edition.look.sheet
    try:
        shown = edition.media.show(cover.picture, sheet.measure)
    except Unreadable as error:
        edition.find("picture-unreadable", f"The cover’s picture cannot be shown: {error}.")
        return
    if not cover.alt:
        edition.find(
            "alt-missing", "The cover’s picture has no text alternative for those who cannot see it."
        )
    size = fitted(shown, None, sheet.measure, sheet.depth * _COVER_SHARE)
    run = sub(paragraph(story.root, "CoverLabel"), "w:r")
    write_drawing(edition, story, run, shown, cover.picture, size, cover.alt, decorative=not cover.alt)


def write_imprint(body: Element, book: Book) -> None:
    """Write the imprint page in the words of the printed one, the promoter's statement last."""
    for group in paragraphs(book):
        element = paragraph(body, "Imprint")
        for number, line in enumerate(group):
            if number:
                sub(sub(element, "w:r"), "w:br")
            add_run(element, line)
    write_statement(body, book.imprint)


def write_statement(body: Element, imprint: Imprint) -> None:
    """Write the promoter's statement, which every extract carries too, where one is recorded."""
    if said := promoted(imprint):
        paragraph(body, "ImprintStatement", said)


def write_bylines(body: Element, bylines: tuple[Byline, ...]) -> None:
    """Write who an essay is by: each name, and under it the role, organisation and place."""
    for byline in bylines:
        paragraph(body, "Byline", byline.name + (" †" if byline.personal else ""))
        if about := ", ".join(part for part in (byline.role, byline.organisation, byline.place) if part):
            paragraph(body, "BylineRole", about)


def titled(edition: Edition, body: Element, style: str, said: str, bookmark: str) -> None:
    """Write a heading that the contents refer to."""
    element = paragraph(body, style)
    opened = edition.open_bookmark(element, bookmark) if bookmark else 0
    add_run(element, said)
    if opened:
        close_bookmark(element, opened)


class ContentsWriter:
    """The table of contents as a field, holding from the start what Word would put there.

    The instruction takes headings of two levels, and the bylines as a third without page numbers.
    """

    _INSTRUCTION = 'TOC \\o "1-2" \\n 3-3 \\h \\z \\t "Byline,3"'

    def __init__(self, bookmarks: Mapping[str, str], numbers: PageNumbers) -> None:
        self._bookmarks = bookmarks
        self._numbers = numbers
        self._entries: list[tuple[int, str, str]] = []  # level, words, key

    def collect(self, book: Book, essay_depth: int, endings: list[tuple[str, str]]) -> None:
        """Gather the entries: essays, sections, and the parts at the end as (key, title)."""
        for part in book.parts:
            if isinstance(part, FrontEssay):
                self._essay(part.essay, 1)
            elif isinstance(part, BookSection):
                if part.title:
                    self._entries.append((1, part.title, part.id))
                for essay in part.essays:
                    self._essay(essay, essay_depth)
        self._entries += [(1, title, key) for key, title in endings]

    def _essay(self, essay: BookEssay, level: int) -> None:
        self._entries.append((level, essay.title, essay.id))
        self._entries += [
            (3, byline.name + (" †" if byline.personal else ""), "") for byline in essay.bylines
        ]

    def write(self, body: Element) -> None:
        """Write the heading and the field."""
        paragraph(body, "TOCHeading", "Contents")
        for number, (level, said, key) in enumerate(self._entries):
            element = paragraph(body, f"TOC{level}")
            if number == 0:
                open_field(element, self._INSTRUCTION)
            if key:
                self._numbered(element, said, key)
            else:
                add_run(element, said)
            if number == len(self._entries) - 1:
                close_field(element)

    def _numbered(self, element: Element, said: str, key: str) -> None:
        bookmark = self._bookmarks[key]
        link = sub(element, "w:hyperlink", anchor=bookmark, history=1)
        add_run(link, said)
        sub(sub(link, "w:r"), "w:tab")
        number = str(self._numbers.get(key, ""))
        write_field(link, f"PAGEREF {bookmark} \\h", number, stale=not number)


def write_back_cover(body: Element, book: Book, part: BackCover) -> None:
    """Write the back cover's words and the promoter's statement."""
    for line in part.text.split("\n"):
        if line.strip():
            paragraph(body, "BackCover", line.strip())
    write_statement(body, book.imprint)
