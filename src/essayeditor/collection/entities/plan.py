"""What the book is to be: the collection, its sections, essays and parts, and its editions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EssayKind(StrEnum):
    """What part an essay plays in the book."""

    ESSAY = "essay"
    CASE_STUDY = "case study"
    FOREWORD = "foreword"
    INTRODUCTION = "introduction"
    AFTERWORD = "afterword"
    ACKNOWLEDGEMENTS = "acknowledgements"


class State(StrEnum):
    """How far an essay has come, in the order of the work; the last four are exits."""

    IDEA = "idea"
    INVITED = "invited"
    AGREED = "agreed"
    BRIEFED = "briefed"
    RECEIVED = "received"
    IN_EDIT = "in edit"
    WITH_CONTRIBUTOR = "with contributor"
    COPY_EDITED = "copy-edited"
    SENT_FOR_APPROVAL = "sent for approval"
    APPROVED = "approved"
    DEEMED_APPROVED = "deemed approved"
    PROOFED = "proofed"
    LOCKED = "locked"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    HELD_OVER = "held over"
    CUT = "cut"


class PartKind(StrEnum):
    """The parts a book can have besides its sections, in their usual order."""

    COVER = "cover"
    IMPRINT = "imprint"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    INTRODUCTION = "introduction"
    SECTIONS = "sections"
    AFTERWORD = "afterword"
    RECOMMENDATIONS = "recommendations"
    ACKNOWLEDGEMENTS = "acknowledgements"
    CONTRIBUTORS = "contributors"
    ENDNOTES = "endnotes"  # printed where the theme has the notes at the end of the book
    BACK_COVER = "back cover"


OUTSIDE_SECTIONS: dict[EssayKind, PartKind] = {
    EssayKind.FOREWORD: PartKind.FOREWORD,
    EssayKind.INTRODUCTION: PartKind.INTRODUCTION,
    EssayKind.AFTERWORD: PartKind.AFTERWORD,
    EssayKind.ACKNOWLEDGEMENTS: PartKind.ACKNOWLEDGEMENTS,
}
"""The essays that stand in no section, and the part of the book that each kind makes up."""


AS_FULL = -1
"""The cover's colour of an edition that has none of its own."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the imprint page states. Empty fields are left out of the page."""

    publisher: str = ""
    registered: str = ""  # registered name, Act, number
    office: str = ""
    copyright: str = ""
    licence: str = ""
    views: str = ""
    editors: str = ""
    credits: str = ""
    printer: str = ""
    isbn_print: str = ""
    isbn_pdf: str = ""
    corrections: str = ""
    other_formats: str = ""
    promoter: str = ""
    on_behalf_of: str = ""
    promoter_address: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class PlacedAsk:
    """Where a book has one recommendation. Which it is: an essay's, by its words, or else by its number.

    It stands under its essay's section, unless `section` is the key of another or `heading` a heading of
    the editors' own. One that is `out` is left out of the book; its essay keeps it.
    """

    essay: str
    number: int
    text: str
    section: str = ""
    heading: str = ""
    out: bool = False


@dataclass(frozen=True, slots=True)
class AskPlan:
    """How a book has its recommendations: those without a place stand in the order of the essays.

    An empty `heading` is “Recommendations”. Where they are not `grouped` they are one list.
    """

    heading: str = ""
    intro: str = ""
    grouped: bool = True
    places: tuple[PlacedAsk, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """The collection itself. There is one to a file; its title is held here and used everywhere.

    `cover_picture` is the SHA-256 of a picture that takes the place of the drawings on the cover,
    `cover_alt` says what it shows; `cover_colour` is the one family of the theme that the cover is drawn in,
    0 for all. `spelling_words` are words that are right here, beside the dictionary's. `letters` pairs the
    kinds of letter that are worded anew for this collection with their text, in the form of a template.
    """

    id: str
    title: str
    subtitle: str = ""
    campaign: str = ""
    edition: str = ""
    language: str = "en-GB"
    publication_date: str = ""
    theme: str = "community-britain"
    house_style: tuple[tuple[str, str], ...] = ()
    parts: tuple[PartKind, ...] = tuple(PartKind)
    back_cover_text: str = ""
    imprint: Imprint = Imprint()
    cover_picture: str = ""
    cover_alt: str = ""
    spelling_words: tuple[str, ...] = ()
    cover_colour: int = 0
    asks: AskPlan = AskPlan()
    letters: tuple[tuple[str, str], ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the book. `colour` is its family in the theme, counted from 1.

    While it is in the bin, `kept_essays` are the keys of the essays it held, in order.
    """

    id: str
    title: str
    order: int = 0
    short_title: str = ""
    colour: int = 1
    note: str = ""  # the editor's note on the opener; paragraphs parted by line feeds
    target_words: int = 0  # 0: the sum of its essays' targets
    kept_essays: tuple[str, ...] = ()
    binned: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Essay:
    """One essay of the collection, in a section (or in none: foreword, introduction, unplaced).

    `revision` is the key of the current Revision, empty until a text has come. `asks` are its
    recommendations to government. `editor` is who on the staff looks after it. `nation_or_region` is
    where it tells of (empty: where its authors are). `ignored_words` are spelt right in this essay alone.
    """

    id: str
    title: str
    section: str = ""
    order: int = 0
    kind: EssayKind = EssayKind.ESSAY
    short_title: str = ""
    standfirst: str = ""
    target_words: int = 0
    deadline: str = ""
    state: State = State.IDEA
    tags: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    editor: str = ""
    language: str = ""
    nation_or_region: str = ""
    ignored_words: tuple[str, ...] = ()
    revision: str = ""
    binned: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Edition:
    """Another book of the same essays: a pamphlet of some, a pack of case studies.

    The collection's own order and theme are its full edition, which has no row of this kind. What is
    empty here is as there (see `collection.editions`). `essays` pairs the key of each essay with that of
    its section (empty for none), in reading order; `sections` are the keys of the sections in order.
    With `cover_drawn` the theme draws the cover though the full book has a picture; a `cover_colour`
    of AS_FULL is that of the full book. `asks` are its own once any of them was arranged in it.
    """

    id: str
    name: str
    order: int = 0
    title: str = ""
    subtitle: str = ""
    theme: str = ""
    parts: tuple[PartKind, ...] = tuple(PartKind)
    sections: tuple[str, ...] = ()
    essays: tuple[tuple[str, str], ...] = ()
    edition_line: str = ""
    imprint: Imprint = Imprint()
    back_cover_text: str = ""
    cover_picture: str = ""
    cover_alt: str = ""
    cover_drawn: bool = False
    cover_colour: int = AS_FULL
    asks: AskPlan = AskPlan()
    version: int = 1


@dataclass(frozen=True, slots=True)
class SavedView:
    """A way of looking at a list that was kept under a name: filter, order, columns, as JSON."""

    id: str
    name: str
    where: str  # which list it is of, such as "essays"
    definition: str = ""
    order: int = 0
    version: int = 1
