"""What stands between an essay and its publication: computed from the record, never typed.

A record of 500 essays is flagged whole with `all_flags`; `flags` is for one essay. What was found is kept
until something of the essay changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Essay,
    Permission,
    PermissionKind,
    Query,
    Revision,
    State,
    Submission,
    SubmissionState,
)
from essayeditor.collection.kept import per_essay, per_record
from essayeditor.collection.record import Record
from essayeditor.collection.rights import Standing, in_words, needs, pictures_of
from essayeditor.collection.workflow import EXITS, ORDER, approved
from essayeditor.text.blocks import Figure
from essayeditor.text.document import Document, all_blocks, inlines
from essayeditor.text.marks import InlinePicture


class FlagKind(StrEnum):
    """What is amiss."""

    LATE = "late"
    NO_TEXT = "no text yet"
    OVER_LENGTH = "over length"
    APPROVAL_OUT_OF_DATE = "approval out of date"
    REPLY_OVERDUE = "reply overdue"
    PERMISSION_MISSING = "permission missing"
    CONSENT_MISSING = "consent missing"
    PERMISSION_EXPIRING = "permission expires soon"
    BYLINE_UNCONFIRMED = "byline unconfirmed"
    QUERY_OPEN = "open query"
    ALT_MISSING = "alternative text missing"
    WORDS_MISSING = "words of the file missing"


class Severity(IntEnum):
    """How much it matters: a STOP must be settled before the essay is published."""

    NOTE = 1
    WARNING = 2
    STOP = 3


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing amiss with an essay; `text` says it in a few words, such as "2 days late"."""

    kind: FlagKind
    text: str
    severity: Severity


TOLERANCE = 0.1
"""By how much of its target an essay may be over without a flag."""

_BEFORE_TEXT = frozenset(ORDER[: ORDER.index(State.RECEIVED)])
_SETTLED = frozenset(ORDER[ORDER.index(State.APPROVED) :])
_BYLINE_DUE = frozenset(ORDER[ORDER.index(State.COPY_EDITED) :])
_OUT = frozenset({State.PUBLISHED, State.CORRECTED})


def days_late(essay: Essay, today: date) -> int:
    """Return by how many days an essay that has not come in is past its deadline; 0 if it is not."""
    if not essay.deadline or essay.state not in _BEFORE_TEXT:
        return 0
    try:
        return max(0, (today - date.fromisoformat(essay.deadline)).days)
    except ValueError:
        return 0


def flags(record: Record, essay: Essay, today: date, document: Document | None = None) -> tuple[Flag, ...]:
    """Return what is amiss with one essay, the gravest first.

    Missing alternative texts, and pictures without any permission, are found only if the essay's
    `document` is given.
    """
    return _kept_flags(record, essay, today) if document is None else _flags(record, essay, today, document)


def _flags(record: Record, essay: Essay, today: date, document: Document | None = None) -> tuple[Flag, ...]:
    if essay.state in EXITS or essay.binned:
        return ()
    revision = record.find(Revision, essay.revision)
    found = [
        _late(essay, today),
        _no_text(essay),
        _over_length(essay, revision),
        _approval(record, essay, today),
        *_permissions(record.of_essay(Permission, essay.id), essay, today, document),
        _byline(record.of_essay(Authorship, essay.id), essay),
        _queries(record.of_essay(Query, essay.id)),
        _alternatives(document),
        _missing_words(record.of_essay(Submission, essay.id), revision),
    ]
    return tuple(sorted((flag for flag in found if flag), key=lambda flag: -flag.severity))


@per_essay
def _kept_flags(record: Record, essay: Essay, today: date) -> tuple[Flag, ...]:
    return _flags(record, essay, today)


@per_record
def all_flags(record: Record, today: date) -> Mapping[str, tuple[Flag, ...]]:
    """Return the flags of every essay in the book, by key (without those that need its text)."""
    return {essay.id: flags(record, essay, today) for essay in record.essays()}


def stale_approvals(record: Record, essays: Iterable[Essay], today: date) -> frozenset[str]:
    """Return the keys of those essays whose approval is out of date: that one flag, for long lists."""
    settled = [essay for essay in essays if essay.state in _SETTLED]
    found = ((essay.id, _approval(record, essay, today)) for essay in settled)
    return frozenset(k for k, flag in found if flag and flag.kind is FlagKind.APPROVAL_OUT_OF_DATE)


def _late(essay: Essay, today: date) -> Flag | None:
    days = days_late(essay, today)
    return Flag(FlagKind.LATE, f"{_counted(days, 'day')} late", Severity.WARNING) if days else None


def _no_text(essay: Essay) -> Flag | None:
    if essay.revision or essay.state in _BEFORE_TEXT:
        return None
    return Flag(FlagKind.NO_TEXT, "no text yet", Severity.STOP)


def _over_length(essay: Essay, revision: Revision | None) -> Flag | None:
    if not essay.target_words or revision is None:
        return None
    over = revision.words - essay.target_words
    if over <= essay.target_words * TOLERANCE:
        return None
    return Flag(FlagKind.OVER_LENGTH, f"{over:,} words over", Severity.WARNING)


@per_essay
def _approval(record: Record, essay: Essay, today: date) -> Flag | None:
    """An approval is of a text's hash: any later word makes it out of date."""
    revision = record.find(Revision, essay.revision)
    words = revision.document if revision else ""
    approvals = record.of_essay(Approval, essay.id)
    if essay.state in _SETTLED:
        if any(a.kind is ApprovalKind.WITHDRAWN and a.document == words for a in approvals):
            return Flag(FlagKind.APPROVAL_OUT_OF_DATE, "approval withdrawn", Severity.STOP)
        authors = [a.contributor for a in record.of_essay(Authorship, essay.id)]
        if essay.state not in _OUT and not approved(approvals, words, authors):
            return Flag(FlagKind.APPROVAL_OUT_OF_DATE, "approval out of date", Severity.STOP)
    if any(is_overdue(a, today) and a.document == words for a in approvals):
        return Flag(FlagKind.REPLY_OVERDUE, "time to reply has run out", Severity.WARNING)
    return None


def is_overdue(approval: Approval, today: date) -> bool:
    """Say whether the time to reply to a text that was sent for approval has run out."""
    open_one = approval.kind is ApprovalKind.AWAITED and not approval.replied
    return open_one and bool(approval.due) and approval.due < today.isoformat()


def _permissions(
    permissions: list[Permission], essay: Essay, today: date, document: Document | None
) -> Iterable[Flag]:
    """What is not asked for yet is no flag before the text is copy-edited; what was lost is one at once."""
    if essay.state in _BEFORE_TEXT:
        return
    found = needs(permissions, today, pictures_of(document) if document else ())
    text = next(need for need in found if need.kind is PermissionKind.TEXT)
    lacking = [need for need in found if not need.standing.holds]
    due = essay.state in _BYLINE_DUE or any(need.standing is not Standing.MISSING for need in lacking)
    if due and not text.standing.holds:
        yield Flag(FlagKind.PERMISSION_MISSING, in_words(text, today), Severity.STOP)
    elif due and (pictures := sum(need.kind is PermissionKind.PICTURE for need in lacking)):
        words = f"permission missing for {_counted(pictures, 'picture')}"
        yield Flag(FlagKind.PERMISSION_MISSING, words, Severity.STOP)
    consents = [need for need in lacking if need.kind in (PermissionKind.PEOPLE, PermissionKind.PARENTS)]
    if due and consents:
        gravest = max(consents, key=lambda need: need.kind is PermissionKind.PARENTS)
        yield Flag(FlagKind.CONSENT_MISSING, in_words(gravest, today), Severity.STOP)
    if ending := [need for need in found if need.standing is Standing.EXPIRING and need.permission]:
        first = min(ending, key=lambda need: need.permission.expires if need.permission else "")
        yield Flag(FlagKind.PERMISSION_EXPIRING, in_words(first, today), Severity.WARNING)


def _byline(authorships: list[Authorship], essay: Essay) -> Flag | None:
    if essay.state not in _BYLINE_DUE:
        return None
    if not authorships:
        return Flag(FlagKind.BYLINE_UNCONFIRMED, "no author named", Severity.STOP)
    open_ones = sum(not a.confirmed for a in authorships)
    if not open_ones:
        return None
    text = (
        "byline unconfirmed"
        if len(authorships) == 1
        else f"{open_ones} of {len(authorships)} bylines unconfirmed"
    )
    return Flag(FlagKind.BYLINE_UNCONFIRMED, text, Severity.WARNING)


def _queries(queries: list[Query]) -> Flag | None:
    open_ones = sum(not query.closed for query in queries)
    if not open_ones:
        return None
    return Flag(FlagKind.QUERY_OPEN, _counted(open_ones, "open query", "open queries"), Severity.WARNING)


def _missing_words(submissions: list[Submission], revision: Revision | None) -> Flag | None:
    """Words that were counted in the file of an essay and not found in its text, until an editor knows."""
    if revision is None:
        return None
    missing = sum(_unacknowledged(one.report) for one in submissions if one.state is SubmissionState.TAKEN)
    if not missing:
        return None
    return Flag(FlagKind.WORDS_MISSING, f"{_counted(missing, 'word')} of the file missing", Severity.STOP)


@lru_cache(maxsize=2048)
def _unacknowledged(report: str) -> int:
    if '"words_missing": ' not in report or '"words_missing": 0' in report:
        return 0
    said = json.loads(report)
    return 0 if said.get("acknowledged") else int(said.get("words_missing", 0))


def _alternatives(document: Document | None) -> Flag | None:
    missing = missing_alternatives(document) if document else 0
    if not missing:
        return None
    return Flag(
        FlagKind.ALT_MISSING, f"{_counted(missing, 'picture')} without alternative text", Severity.STOP
    )


def missing_alternatives(document: Document) -> int:
    """Return how many pictures have no text alternative and are not marked decorative."""
    missing = 0
    for block in all_blocks(document):
        missing += isinstance(block, Figure) and not block.alt and not block.decorative
        for text in inlines(block):
            missing += sum(
                isinstance(atom, InlinePicture) and not atom.alt and not atom.decorative
                for atom in text.atoms
            )
    return missing


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
