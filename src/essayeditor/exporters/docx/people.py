"""What stands at the end of the book: what its essays ask, and who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from essayeditor.collection.book import BookContributor, Recommendations
from essayeditor.collection.headshots import square
from essayeditor.exporters.docx.drawing import write_drawing
from essayeditor.exporters.docx.edition import Edition, Story
from essayeditor.exporters.docx.fields import write_field
from essayeditor.exporters.docx.matter import PageNumbers
from essayeditor.exporters.docx.media import Unreadable
from essayeditor.exporters.docx.paragraphs import add_run, paragraph
from essayeditor.exporters.docx.xml import Element, put, sub
from essayeditor.text.blocks import Crop, ListKind

_HEADSHOT = 60.75


def write_recommendations(
    edition: Edition, body: Element, part: Recommendations, numbers: PageNumbers
) -> None:
    """Write what the essays ask, under its headings, numbered through, each with where it is argued."""
    for number, line in enumerate(line for line in part.intro.split("\n") if line.strip()):
        paragraph(body, "BodyText" if number else "FirstParagraph", line.strip())
    section = ""
    num = edition.lists.plain(ListKind.DECIMAL)
    for item in part.items:
        if item.section != section:
            section = item.section
            if section:
                paragraph(body, "RecommendationSection", section)
        listed(body, "ListNumber", num, item.text)
        write_reference(edition, body, "RecommendationSource", item.essay, item.title, numbers)


def write_reference(
    edition: Edition, body: Element, style: str, essay: str, title: str, numbers: PageNumbers
) -> None:
    """Write "Title, page n" as a link to an essay; the title alone where the page is not known."""
    element = paragraph(body, style)
    bookmark = edition.essay_bookmarks.get(essay, "")
    link = sub(element, "w:hyperlink", anchor=bookmark) if bookmark else element
    add_run(link, title)
    number = str(numbers.get(essay, ""))
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


def write_contributors(
    edition: Edition,
    story: Story,
    people: Iterable[BookContributor],
    titles: Mapping[str, str] | None = None,
    numbers: PageNumbers | None = None,
) -> None:
    """Write the list of contributors, each with headshot, role, biography, essays and links.

    `titles` gives the titles of the book's essays by key; essays not among them are not named.
    """
    for person in people:
        _contributor(edition, story, person)
        for essay in person.essays:
            if titles and essay in titles:
                write_reference(edition, story.root, "ContributorEssay", essay, titles[essay], numbers or {})
        _links(story, person)


def _contributor(edition: Edition, story: Story, person: BookContributor) -> None:
    body = story.root
    if person.headshot:
        _headshot(edition, story, person)
    paragraph(body, "ContributorName", person.name + (" †" if person.personal else ""))
    if about := ", ".join(part for part in (person.role, person.organisation, person.place) if part):
        paragraph(body, "ContributorRole", about)
    said = person.biography.strip()
    if person.personal and "personal capacity" not in said:
        said = f"{said} Writes in a personal capacity.".strip()
    for line in said.split("\n"):
        if line.strip():
            paragraph(body, "Contributor", line.strip())


def _links(story: Story, person: BookContributor) -> None:
    for address in person.links:
        element = paragraph(story.root, "ContributorEssay")
        holder = element
        if re.match(r"(https?://|mailto:)", address):
            holder = sub(element, "w:hyperlink")
            put(holder, "r:id", story.link(address))
        shown = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
        add_run(holder, shown.rstrip("/"), "Hyperlink")


def _headshot(edition: Edition, story: Story, person: BookContributor) -> None:
    alt = f"Portrait of {person.name}"
    try:
        shown = edition.media.show(person.headshot, _HEADSHOT)
    except Unreadable as error:
        edition.find("picture-unreadable", f"The portrait of {person.name} cannot be shown: {error}.")
        return
    crop = _squared(shown.width, shown.height, person.headshot_crop)
    size = (_HEADSHOT, _HEADSHOT)
    run = sub(paragraph(story.root, "Headshot"), "w:r")
    write_drawing(edition, story, run, shown, person.headshot, size, alt, crop=crop)


def _squared(width: int, height: int, crop: tuple[int, ...]) -> Crop | None:
    """Return the part of a portrait that is printed, as Word writes it: in thousandths of a per cent."""
    left, top, right, bottom = (round(part * 100_000) for part in square(width, height, crop))
    return Crop(left=left, top=top, right=right, bottom=bottom) if left or top or right or bottom else None
