"""What reading a file gives: the essay, its pictures, what was found beside it, and a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from essayeditor.text.document import Comment, Document


class RemarkKind(StrEnum):
    """What a line of the report is about."""

    WARNING = "warning"  # an editor must look
    DROPPED = "dropped"  # left out knowingly, with the reason
    GUESSED = "guessed"  # read as something the file does not say outright
    KEPT = "kept"  # not understood, carried whole


@dataclass(frozen=True, slots=True)
class ReportRemark:
    """One sentence of the report, in words for the editor. `block` is the id of the block it is about."""

    kind: RemarkKind
    text: str
    block: str = ""


class Part(StrEnum):
    """What a line at the head or end of a text was taken for."""

    TITLE = "title"
    BYLINE = "byline"
    ROLE = "role"
    STANDFIRST = "standfirst"
    CONTACT = "contact"  # an address, a number, or a note to the editors
    REPEATED = "repeated"  # a title or byline that is said twice


@dataclass(frozen=True, slots=True)
class Taken:
    """A line taken out of the body: what for, its words, and how it is put back.

    `content` is a document of that one block, as JSON; `before` the id of the block that stood after
    it, "" for none. `back` says that an editor put it back.
    """

    part: Part
    text: str
    content: str
    block: str
    before: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file's words and things.

    `words_in_file` is a plain token count of the package's text, independent of the reader;
    `words_in_essay` counts what was read, words taken out as title, byline, standfirst and contact
    details included; `words_dropped` counts what was left out knowingly, each with a remark that
    says why. Where the first is not the sum of the other two, a WARNING names the words that are
    missing, and `words_missing` counts them; `acknowledged` is the day on which an editor said that
    this is known. `taken` are the lines taken out of the body, in the order taken. `found` and `kept`
    count notes, pictures, tables, links, comments and suggestions in the file and in the essay, under
    those names.
    """

    file_name: str
    format: str
    sha256: str
    words_in_file: int = 0
    words_in_essay: int = 0
    found: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    remarks: tuple[ReportRemark, ...] = ()
    producer: str = ""
    words_dropped: int = 0
    words_missing: int = 0
    taken: tuple[Taken, ...] = ()
    acknowledged: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPicture:
    """A picture's bytes as they lay in the file, `sha256` being their name everywhere."""

    sha256: str
    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Imported:
    """An essay as read from one file.

    `title`, `standfirst` and `authors` were found at the head of the text and are no longer in the
    body; `emails` and `telephones` were found there too, for the private record, and taken out.
    `taken` are the lines taken out of the body for all of these, word for word as they stood.

    A Word file that we wrote and that came back says which it is: the keys of its collection and
    essay, and the hash of the revision it was made from. `stand_ins` are pairs of a picture in it
    and the asset that this one stands for (see `returning.with_known_pictures`).
    """

    document: Document
    report: Report
    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    pictures: tuple[ImportedPicture, ...] = ()
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    sender: str = ""
    sent: str = ""
    taken: tuple[str, ...] = ()
    stand_ins: tuple[tuple[str, str], ...] = ()
    own_collection: str = ""
    own_essay: str = ""
    own_revision: str = ""
