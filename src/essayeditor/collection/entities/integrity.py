"""What must be settled before anything is published, and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PermissionKind(StrEnum):
    """What somebody permits."""

    TEXT = "text licence"
    PICTURE = "picture rights"
    PEOPLE = "consent of people shown"
    PARENTS = "consent of parents"


@dataclass(frozen=True, slots=True)
class Permission:
    """A right to print a text (`asset` empty) or a picture, and what proves it.

    `holder` is who gave it. `evidence` says what proves it ("e-mail of 3 May"); `evidence_file` is the
    SHA-256 of a file that does, kept in the collection under the name `evidence_name`.
    """

    id: str
    essay: str
    kind: PermissionKind = PermissionKind.TEXT
    asset: str = ""
    holder: str = ""
    rights: str = ""
    scope: str = ""
    evidence: str = ""
    evidence_file: str = ""
    evidence_name: str = ""
    given: str = ""
    expires: str = ""
    withdrawn: str = ""
    people_shown: int = 0
    children_shown: int = 0
    version: int = 1


class ApprovalKind(StrEnum):
    """How an approval came about; AWAITED until there is an answer, which approves nothing."""

    AWAITED = "awaited"
    GIVEN = "given"
    DEEMED = "deemed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Approval:
    """A contributor's approval of exactly the words whose document hash is `document`.

    `contributor` is who was asked (empty: the authors together), `due` the date from which silence
    counts as approval. Evidence is as in Permission.
    """

    id: str
    essay: str
    document: str
    contributor: str = ""
    sent: str = ""
    due: str = ""
    replied: str = ""
    kind: ApprovalKind = ApprovalKind.GIVEN
    evidence: str = ""
    evidence_file: str = ""
    evidence_name: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a contributor (empty: to the authors together), open until `closed`.

    `asked` is when it was noted and by whom is `asked_by`; `sent` is when it went out in a letter.
    """

    id: str
    essay: str
    question: str
    block: str = ""
    contributor: str = ""
    asked: str = ""
    asked_by: str = ""
    sent: str = ""
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
