"""The book: a pure tree of parts in reading order, made from the record and the texts alone.

Exporters know only this tree. Nothing private can reach them: it has no place here.
"""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.collection.asks import HEADING
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.document import Document


@dataclass(frozen=True, slots=True)
class Byline:
    """One author as printed at the head of an essay."""

    name: str
    role: str = ""
    organisation: str = ""
    place: str = ""
    personal: bool = False  # writes in a personal capacity: marked †


@dataclass(frozen=True, slots=True)
class BookEssay:
    """An essay as it goes to print: suggestions settled, comments gone."""

    id: str
    kind: EssayKind
    title: str
    short_title: str
    standfirst: str
    bylines: tuple[Byline, ...]
    document: Document
    language: str
    asks: tuple[str, ...] = ()

    @property
    def authors(self) -> str:
        """The authors' names in a line, for running heads and contents."""
        return joined_names([byline.name for byline in self.bylines])


COVER_UNDESCRIBED = "The cover’s picture has no text alternative for those who cannot see it."
"""What is found in every format where a cover has a picture and no `alt`."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The front cover; `picture` (a SHA-256) takes the place of its drawings, `alt` says what it shows.

    `colour` is the one family of the theme that it is drawn in, from 1; 0 for all of them.
    """

    picture: str = ""
    alt: str = ""
    colour: int = 0


@dataclass(frozen=True, slots=True)
class ImprintPage:
    """The imprint, or copyright page."""

    imprint: Imprint


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, made by whoever knows the page numbers."""


@dataclass(frozen=True, slots=True)
class BookSection:
    """A section with its opener and its essays. `colour` is the theme's family, from 1."""

    id: str
    number: int
    title: str
    short_title: str
    note: str
    colour: int
    essays: tuple[BookEssay, ...]


@dataclass(frozen=True, slots=True)
class FrontEssay:
    """A foreword, introduction or afterword, outside the sections; or the essay of an extract.

    An extract's essay looks as in the book: `section` is then the one it is from, without essays,
    and `folio` that of the page it begins on there ("iv", "12"), "" where that is not known.
    """

    essay: BookEssay
    section: BookSection | None = None
    folio: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What one essay asks of government."""

    essay: str  # the essay's key
    title: str
    section: str  # what it stands under: a section's title or a heading of the editors' own, "" for none
    text: str


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The asks of the essays, in the order that the editors gave them; those of a section together.

    `intro` leads in, its paragraphs parted by line feeds.
    """

    items: tuple[Recommendation, ...]
    heading: str = HEADING
    intro: str = ""


@dataclass(frozen=True, slots=True)
class BookContributor:
    """A contributor's entry at the end of the book: public facts alone."""

    name: str
    sort_name: str
    role: str = ""
    organisation: str = ""
    place: str = ""
    biography: str = ""
    headshot: str = ""
    headshot_crop: tuple[int, ...] = ()  # left, top, width, height in thousandths; () for all of it
    links: tuple[str, ...] = ()
    personal: bool = False
    essays: tuple[str, ...] = ()  # keys


@dataclass(frozen=True, slots=True)
class Contributors:
    """The list of contributors, by sort name."""

    people: tuple[BookContributor, ...]


@dataclass(frozen=True, slots=True)
class Endnotes:
    """Where the notes of all essays stand, if the theme has them together at the end of the book."""


@dataclass(frozen=True, slots=True)
class BackCover:
    """The back cover; `colour` is the family of the theme that it is in, 0 for the usual one."""

    text: str = ""
    colour: int = 0


Part = (
    Cover
    | ImprintPage
    | Contents
    | FrontEssay
    | BookSection
    | Recommendations
    | Contributors
    | Endnotes
    | BackCover
)


@dataclass(frozen=True, slots=True)
class Book:
    """The book to be typeset or written as Word."""

    title: str
    subtitle: str
    campaign: str
    edition: str
    language: str
    publication_date: str
    imprint: Imprint
    parts: tuple[Part, ...]
    collection_id: str = ""

    @property
    def is_extract(self) -> bool:
        """Whether this is one essay of a collection, with the imprint at most."""
        alone = all(isinstance(part, (FrontEssay, ImprintPage)) for part in self.parts)
        return alone and len(self.essays()) == 1

    def essays(self) -> list[BookEssay]:
        """Return every essay in reading order, foreword and introduction included."""
        found: list[BookEssay] = []
        for part in self.parts:
            if isinstance(part, FrontEssay):
                found.append(part.essay)
            elif isinstance(part, BookSection):
                found.extend(part.essays)
        return found


def joined_names(names: list[str]) -> str:
    """Join names as in a line of text: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
