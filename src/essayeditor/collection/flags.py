"""What stands between an essay and its publication: computed from the record, never typed.

A record of 500 essays is flagged whole with `all_flags`, which sorts the record out once; `flags`
is for one essay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import TypeVar

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Entity,
    Essay,
    Permission,
    Query,
    Revision,
    State,
)
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS, ORDER
from essayeditor.text.blocks import Figure
from essayeditor.text.document import Document, all_blocks, inlines
from essayeditor.text.marks import InlinePicture

E = TypeVar("E", bound=Entity)


class FlagKind(StrEnum):
    """What is amiss."""

    LATE = "late"
    NO_TEXT = "no text yet"
    OVER_LENGTH = "over length"
    APPROVAL_OUT_OF_DATE = "approval out of date"
    PERMISSION_MISSING = "permission missing"
    BYLINE_UNCONFIRMED = "byline unconfirmed"
    QUERY_OPEN = "open query"
    ALT_MISSING = "alternative text missing"


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
_APPROVING = frozenset({ApprovalKind.GIVEN, ApprovalKind.DEEMED})


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

    Missing alternative texts are found only if the essay's `document` is given.
    """
    return _flags(_Sorted.of(record, essay.id), record, essay, today, document)


def all_flags(record: Record, today: date) -> dict[str, tuple[Flag, ...]]:
    """Return the flags of every essay in the book, by key (without those that need its text)."""
    sorted_out = _Sorted.of(record)
    return {essay.id: _flags(sorted_out, record, essay, today) for essay in record.essays()}


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What belongs to each essay, by its key."""

    approvals: Mapping[str, list[Approval]]
    permissions: Mapping[str, list[Permission]]
    authorships: Mapping[str, list[Authorship]]
    queries: Mapping[str, list[Query]]

    @classmethod
    def of(cls, record: Record, only: str = "") -> _Sorted:
        return cls(
            _by_essay(record.all(Approval), only),
            _by_essay(record.all(Permission), only),
            _by_essay(record.all(Authorship), only),
            _by_essay(record.all(Query), only),
        )


def _by_essay(entities: Iterable[E], only: str) -> Mapping[str, list[E]]:
    found: dict[str, list[E]] = defaultdict(list)
    for entity in entities:
        essay: str = getattr(entity, "essay", "")
        if not only or essay == only:
            found[essay].append(entity)
    return found


def _flags(
    of: _Sorted, record: Record, essay: Essay, today: date, document: Document | None = None
) -> tuple[Flag, ...]:
    if essay.state in EXITS or essay.binned:
        return ()
    revision = record.find(Revision, essay.revision)
    found = [
        _late(essay, today),
        _no_text(essay),
        _over_length(essay, revision),
        _approval(of.approvals.get(essay.id, []), essay, revision),
        _permission(of.permissions.get(essay.id, []), essay, today),
        _byline(of.authorships.get(essay.id, []), essay),
        _queries(of.queries.get(essay.id, [])),
        _alternatives(document),
    ]
    return tuple(sorted((flag for flag in found if flag), key=lambda flag: -flag.severity))


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


def _approval(approvals: list[Approval], essay: Essay, revision: Revision | None) -> Flag | None:
    """An approval is of a text's hash: any later word makes it out of date."""
    words = revision.document if revision else ""
    withdrawn = any(a.kind is ApprovalKind.WITHDRAWN and a.document == words for a in approvals)
    valid = any(a.kind in _APPROVING and a.document == words for a in approvals)
    if withdrawn and essay.state in _SETTLED:
        return Flag(FlagKind.APPROVAL_OUT_OF_DATE, "approval withdrawn", Severity.STOP)
    if essay.state in _SETTLED - _OUT and not valid:
        return Flag(FlagKind.APPROVAL_OUT_OF_DATE, "approval out of date", Severity.STOP)
    return None


def _permission(permissions: list[Permission], essay: Essay, today: date) -> Flag | None:
    if essay.state in _BEFORE_TEXT:
        return None
    texts = [p for p in permissions if not p.asset]
    if not any(_holds(p, today) for p in texts):
        if any(p.withdrawn for p in texts):
            return Flag(FlagKind.PERMISSION_MISSING, "permission withdrawn", Severity.STOP)
        if any(p.given for p in texts):
            return Flag(FlagKind.PERMISSION_MISSING, "permission expired", Severity.STOP)
        return Flag(FlagKind.PERMISSION_MISSING, "permission missing", Severity.STOP)
    pictures = {p.asset for p in permissions if p.asset}
    held = {p.asset for p in permissions if p.asset and _holds(p, today)}
    if lacking := len(pictures - held):
        text = f"permission missing for {_counted(lacking, 'picture')}"
        return Flag(FlagKind.PERMISSION_MISSING, text, Severity.STOP)
    return None


def _holds(permission: Permission, today: date) -> bool:
    """ISO dates compare as text."""
    in_time = not permission.expires or permission.expires >= today.isoformat()
    return bool(permission.given) and not permission.withdrawn and in_time


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
