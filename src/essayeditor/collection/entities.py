"""What a collection keeps a record of. Plain values, each with a UUID key and a `version` counter.

`version` counts the times a row was written, so that two people (or two programs) writing the
same row notice each other. Times are ISO 8601 in UTC ("2025-01-15T09:12:00Z"), dates "2025-01-15".
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum


def new_key() -> str:
    """Return a fresh UUID as text, the key of an entity."""
    return str(uuid.uuid4())


class EssayKind(StrEnum):
    """What part an essay plays in the book."""

    ESSAY = "essay"
    CASE_STUDY = "case study"
    FOREWORD = "foreword"
    INTRODUCTION = "introduction"
    AFTERWORD = "afterword"


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


class Capacity(StrEnum):
    """In what capacity a contributor writes."""

    OFFICIAL = "official"
    PERSONAL = "personal"


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
    CONTRIBUTORS = "contributors"
    BACK_COVER = "back cover"


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
class Collection:
    """The collection itself. There is one to a file; its title is held here and used everywhere."""

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
    version: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the book. `colour` is its family in the theme, counted from 1."""

    id: str
    title: str
    order: int = 0
    short_title: str = ""
    colour: int = 1
    note: str = ""  # the editor's note on the opener; paragraphs parted by line feeds
    binned: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Essay:
    """One essay of the collection, in a section (or in none: foreword, introduction, unplaced).

    `revision` is the key of the current Revision, empty until a text has come. `asks` are its
    recommendations to government. `editor` is who on the staff looks after it.
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
    revision: str = ""
    binned: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Contributor:
    """What may be printed about a contributor. What may not is in PrivateDetails."""

    id: str
    name: str
    sort_name: str = ""
    honorific: str = ""
    post_nominals: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    nation_or_region: str = ""
    biography: str = ""
    headshot: str = ""  # SHA-256 of the picture
    links: tuple[str, ...] = ()
    capacity: Capacity = Capacity.OFFICIAL
    version: int = 1


@dataclass(frozen=True, slots=True)
class PrivateDetails:
    """What is known of a contributor and is never printed or exported. Its key is the contributor's.

    Its values are left out of `repr`, so that no log and no failed assertion can tell them.
    """

    id: str
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)
    lawful_basis: str = field(default="", repr=False)
    keep_until: str = field(default="", repr=False)
    version: int = 1


@dataclass(frozen=True, slots=True)
class Authorship:
    """That a contributor wrote an essay, in which order, and the byline as it is printed."""

    id: str
    essay: str
    contributor: str
    order: int = 0
    byline: str = ""  # empty: the contributor's name
    confirmed: str = ""  # the date on which the contributor confirmed it
    version: int = 1


@dataclass(frozen=True, slots=True)
class Permission:
    """A right to print a text (`asset` empty) or a picture, and what proves it."""

    id: str
    essay: str
    asset: str = ""
    rights: str = ""
    scope: str = ""
    evidence: str = ""
    given: str = ""
    expires: str = ""
    withdrawn: str = ""
    people_shown: int = 0
    children_shown: int = 0
    version: int = 1


class ApprovalKind(StrEnum):
    """How an approval came about."""

    GIVEN = "given"
    DEEMED = "deemed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Approval:
    """A contributor's approval of exactly the words whose document hash is `document`."""

    id: str
    essay: str
    document: str
    sent: str = ""
    replied: str = ""
    kind: ApprovalKind = ApprovalKind.GIVEN
    evidence: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a contributor, open until `closed`."""

    id: str
    essay: str
    question: str
    block: str = ""
    asked: str = ""
    answer: str = ""
    closed: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Waiver:
    """That somebody let a finding pass, and why."""

    id: str
    finding: str
    reason: str
    who: str
    when: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Release:
    """An edition as it was published: which texts went in and which bytes came out."""

    id: str
    edition: str
    when: str
    essays: tuple[tuple[str, str], ...] = ()  # essay key, document hash
    outputs: tuple[tuple[str, str], ...] = ()  # file name, SHA-256
    report: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Submission:
    """A file as it was sent; its bytes are kept under `sha256`. `report` is the import report as JSON."""

    id: str
    essay: str
    file_name: str
    sha256: str
    received: str
    sender: str = ""
    report: str = ""
    version: int = 1


class Origin(StrEnum):
    """What made a revision."""

    IMPORT = "import"
    EDIT = "edit"
    RESTORE = "restore"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an essay's text, never changed once written. `document` is the hash of its words."""

    id: str
    essay: str
    number: int
    document: str
    made: str
    by: str = ""
    origin: Origin = Origin.EDIT
    label: str = ""
    words: int = 0
    submission: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something that happened to an essay, for its history."""

    id: str
    essay: str
    when: str
    what: str
    who: str = ""
    version: int = 1


Entity = (
    Collection
    | Section
    | Essay
    | Contributor
    | PrivateDetails
    | Authorship
    | Permission
    | Approval
    | Query
    | Waiver
    | Release
    | Submission
    | Revision
    | LogEntry
)

KINDS: tuple[type[Entity], ...] = (
    Collection,
    Section,
    Essay,
    Contributor,
    PrivateDetails,
    Authorship,
    Permission,
    Approval,
    Query,
    Waiver,
    Release,
    Submission,
    Revision,
    LogEntry,
)
