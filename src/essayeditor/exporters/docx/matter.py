"""The book's own pages: cover, imprint, contents, recommendations, contributors, back cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookContributor,
    BookEssay,
    BookSection,
    Byline,
    FrontEssay,
    Recommendations,
)
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.docx.drawing import fitted, write_drawing
from essayeditor.exporters.docx.edition import Edition, Story, close_bookmark
from essayeditor.exporters.docx.fields import close_field, open_field, write_field
from essayeditor.exporters.docx.media import Unreadable
from essayeditor.exporters.docx.paragraphs import add_run, paragraph
from essayeditor.exporters.docx.xml import Element, put, sub
from essayeditor.text.blocks import ListKind

_HEADSHOT = 60.75
PageNumbers = Mapping[str, int | str]


def write_cover(body: Element, book: Book) -> None:
    """Write the title page: campaign, title, subtitle, edition."""
    if book.campaign:
        paragraph(body, "CoverLabel", book.campaign)
    paragraph(body, "Title", book.title)
    if book.subtitle:
        paragraph(body, "Subtitle", book.subtitle)
    if book.edition:
        paragraph(body, "CoverLabel", book.edition)


def statement(imprint: Imprint) -> str:
    """Return the promoter's statement that election material must carry, "" where none is recorded."""
    if not imprint.promoter:
        return ""
    behalf = f" on behalf of {imprint.on_behalf_of}" if imprint.on_behalf_of else ""
    both = ", both at " if imprint.on_behalf_of else ", at "
    at = both + imprint.promoter_address if imprint.promoter_address else ""
    return f"Promoted by {imprint.promoter}{behalf}{at}."


def imprint_lines(book: Book) -> list[str]:
    """Return the paragraphs of the imprint page, without the promoter's statement."""
    imprint = book.imprint
    numbers = " · ".join(
        f"{label} {number}"
        for label, number in (("ISBN (print)", imprint.isbn_print), ("ISBN (PDF)", imprint.isbn_pdf))
        if number
    )
    published = f"First published {book.publication_date}" if book.publication_date else ""
    if imprint.publisher:
        published = (
            f"{published} by {imprint.publisher}" if published else f"Published by {imprint.publisher}"
        )
    lines = [
        book.title,
        published,
        imprint.registered,
        imprint.office,
        imprint.copyright,
        imprint.licence,
        imprint.views,
        imprint.editors,
        imprint.credits,
        imprint.printer,
        numbers,
        book.edition,
        imprint.corrections,
        imprint.other_formats,
        imprint.web,
    ]
    return [line for line in lines if line]


def write_imprint(body: Element, book: Book) -> None:
    """Write the imprint page, the promoter's statement last."""
    for line in imprint_lines(book):
        paragraph(body, "Imprint", line)
    if said := statement(book.imprint):
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


def write_recommendations(
    edition: Edition, body: Element, part: Recommendations, numbers: PageNumbers
) -> None:
    """Write what the essays ask, by section, numbered through, each with where it is argued."""
    section = ""
    num = edition.lists.plain(ListKind.DECIMAL)
    for item in part.items:
        if item.section != section:
            section = item.section
            paragraph(body, "ContributorName", section)
        listed(body, "ListNumber", num, item.text)
        source = paragraph(body, "RecommendationSource")
        bookmark = edition.essay_bookmarks.get(item.essay, "")
        link = sub(source, "w:hyperlink", anchor=bookmark) if bookmark else source
        add_run(link, item.title)
        number = str(numbers.get(item.essay, ""))
        if bookmark and number:
            add_run(link, ", page\u00a0")
            write_field(link, f"PAGEREF {bookmark} \\h", number)


def listed(body: Element, style: str, num: int, said: str) -> None:
    """Write one item of a simple list."""
    element = paragraph(body, style)
    numbered = sub(element[0], "w:numPr")
    sub(numbered, "w:ilvl", val=0)
    sub(numbered, "w:numId", val=num)
    add_run(element, said)


def write_contributors(edition: Edition, story: Story, people: Iterable[BookContributor]) -> None:
    """Write the list of contributors, each with headshot, role, biography and links."""
    for person in people:
        _contributor(edition, story, person)


def _contributor(edition: Edition, story: Story, person: BookContributor) -> None:
    body = story.root
    if person.headshot:
        _headshot(edition, story, person)
    paragraph(body, "ContributorName", person.name + (" †" if person.personal else ""))
    if about := ", ".join(part for part in (person.role, person.organisation, person.place) if part):
        paragraph(body, "ContributorRole", about)
    for line in person.biography.split("\n"):
        if line.strip():
            paragraph(body, "Contributor", line.strip())
    for address in person.links:
        element = paragraph(body, "Contributor")
        holder = element
        if re.match(r"(https?://|mailto:)", address):
            holder = sub(element, "w:hyperlink")
            put(holder, "r:id", story.link(address))
        add_run(holder, address.removeprefix("https://").removeprefix("http://"), "Hyperlink")


def _headshot(edition: Edition, story: Story, person: BookContributor) -> None:
    alt = f"Portrait of {person.name}"
    try:
        shown = edition.media.show(person.headshot, _HEADSHOT)
    except Unreadable as error:
        edition.find("picture-unreadable", f"The portrait of {person.name} cannot be shown: {error}.")
        return
    size = fitted(shown, None, _HEADSHOT, _HEADSHOT)
    run = sub(paragraph(story.root, "Headshot"), "w:r")
    write_drawing(edition, story, run, shown, person.headshot, size, alt)


def write_back_cover(body: Element, book: Book, part: BackCover) -> None:
    """Write the back cover's words and the promoter's statement."""
    for line in part.text.split("\n"):
        if line.strip():
            paragraph(body, "BackCover", line.strip())
    if said := statement(book.imprint):
        paragraph(body, "ImprintStatement", said)
