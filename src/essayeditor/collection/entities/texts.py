"""Where texts come from and what becomes of them: files sent, revisions, and an essay's history."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SubmissionState(StrEnum):
    """What became of a file that was sent."""

    WAITING = "waiting"  # in the inbox, until an editor says what it is
    TAKEN = "taken"  # it became a text of `essay`
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Submission:
    """A file as it was sent; its bytes are kept under `sha256`. `report` is the import report as JSON.

    `sent` is the date of the e-mail it came with, if it came with one. While it waits, `essay` may be
    empty and `proposal` holds what the program takes it to be, as JSON.
    """

    id: str
    essay: str
    file_name: str
    sha256: str
    received: str
    sent: str = ""
    sender: str = ""
    state: SubmissionState = SubmissionState.TAKEN
    proposal: str = ""
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


class LogKind(StrEnum):
    """What kind of thing happened to an essay."""

    EVENT = "event"
    STATE = "state"  # `value` is the state that it took
    LETTER = "letter"  # `value` is the name of the letter's template


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something that happened to an essay, for its history; `contributor` is whom a letter went to."""

    id: str
    essay: str
    when: str
    what: str
    who: str = ""
    kind: LogKind = LogKind.EVENT
    value: str = ""
    contributor: str = ""
    version: int = 1
