"""What there is to do today: computed from the record, each thing once, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Essay,
    LogEntry,
    LogKind,
    Query,
    State,
    Submission,
    SubmissionState,
)
from essayeditor.collection.flags import Flag, FlagKind, days_late, flags
from essayeditor.collection.kept import per_essay, per_record
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS, ORDER
from essayeditor.foundation.dates import short_day, weekday

WEEK = 7
"""Days ahead that count as "due this week"."""


class Need(StrEnum):
    """Kinds of thing to do, the most pressing first."""

    LATE = "Late"
    APPROVAL = "Approval out of date"
    INBOX = "In the inbox"
    PERMISSION = "Permission missing"
    DUE = "Due this week"
    AWAITING = "Awaiting reply"
    QUERY = "Queries open"
    BYLINE = "Bylines to confirm"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do. `subject` is the key of what it is about, where that is not the essay itself."""

    need: Need
    title: str
    detail: str
    essay: str = ""
    subject: str = ""
    rank: tuple[int, str] = (0, "")

    @property
    def sentence(self) -> str:
        """The line as a screen reader says it, without its remedy."""
        return f"{self.need.value}: {self.title}, {self.detail}" if self.detail else self.title


_BEFORE_TEXT = frozenset(ORDER[: ORDER.index(State.RECEIVED)])
_AWAY = frozenset({State.WITH_CONTRIBUTOR, State.SENT_FOR_APPROVAL})
_SETTLED = frozenset(ORDER[ORDER.index(State.APPROVED) :])
_PERMISSION_FLAGS = ("permission missing", "consent missing", "permission expires soon")


@per_record
def lines(record: Record, today: date) -> tuple[Line, ...]:
    """Return everything to do, in the order of `Need`, the most pressing of each kind first."""
    found = [*_inbox(record)]
    for essay in record.essays():
        if essay.state not in EXITS:
            found += _of_essay(record, essay, today)
    order = {need: place for place, need in enumerate(Need)}
    return tuple(sorted(found, key=lambda line: (order[line.need], line.rank, line.title)))


def is_due(essay: Essay, today: date) -> bool:
    """Say whether an essay that is not approved yet is due today or in the next seven days."""
    if essay.state in EXITS or essay.state in _SETTLED or essay.binned:
        return False
    return today.isoformat() <= essay.deadline <= (today + timedelta(WEEK)).isoformat()


def _inbox(record: Record) -> list[Line]:
    """Return the files that wait for an editor to say what they are, the oldest first."""
    waiting = [one for one in record.all(Submission) if one.state is SubmissionState.WAITING]
    return [
        Line(
            Need.INBOX,
            one.file_name,
            f"came on {short_day(one.received)}",
            one.essay,
            one.id,
            (0, one.received),
        )
        for one in waiting
    ]


@per_essay
def _of_essay(record: Record, essay: Essay, today: date) -> tuple[Line, ...]:
    return _Look(record, essay, today).lines()


class _Look:
    """Looks at one essay."""

    def __init__(self, record: Record, essay: Essay, today: date) -> None:
        self._record = record
        self._essay = essay
        self._today = today
        self._flags = flags(record, essay, today)
        self._approvals = record.of_essay(Approval, essay.id)

    def lines(self) -> tuple[Line, ...]:
        """Return what there is to do about the essay."""
        made = [self._late(), self._approval(), *self._permissions(), self._due()]
        made += [self._awaiting(), self._open_queries(), self._bylines()]
        return tuple(line for line in made if line is not None)

    def _flag(self, kind: str) -> Flag | None:
        return next((flag for flag in self._flags if flag.kind == kind), None)

    def _late(self) -> Line | None:
        days = days_late(self._essay, self._today)
        if not days:
            return None
        detail = f"{_counted(days, 'day')} late, {self._essay.state}"
        return Line(Need.LATE, self._essay.title, detail, self._essay.id, rank=(-days, ""))

    def _approval(self) -> Line | None:
        flag = self._flag(FlagKind.APPROVAL_OUT_OF_DATE)
        if flag is None:
            return None
        given = [a for a in self._approvals if a.kind is not ApprovalKind.AWAITED]
        last = max((a.replied or a.sent for a in given), default="")
        detail = flag.text
        if last and flag.text == FlagKind.APPROVAL_OUT_OF_DATE:
            detail = f"changed since it was approved on {short_day(last)}"
        return Line(Need.APPROVAL, self._essay.title, detail, self._essay.id, rank=(0, last))

    def _permissions(self) -> list[Line]:
        found = (self._flag(kind) for kind in _PERMISSION_FLAGS)
        return [
            Line(Need.PERMISSION, self._essay.title, flag.text, self._essay.id, rank=(-flag.severity, ""))
            for flag in found
            if flag is not None
        ]

    def _due(self) -> Line | None:
        if not is_due(self._essay, self._today):
            return None
        day = "today" if self._essay.deadline == self._today.isoformat() else weekday(self._essay.deadline)
        if self._essay.deadline == (self._today + timedelta(WEEK)).isoformat():
            day = f"{day} next week"
        return Line(
            Need.DUE,
            self._essay.title,
            f"{day[:1].upper()}{day[1:]}, {self._essay.state}",
            self._essay.id,
            rank=(0, self._essay.deadline),
        )

    def _awaiting(self) -> Line | None:
        waiting = [a for a in self._approvals if a.kind is ApprovalKind.AWAITED and not a.replied]
        if self._essay.state not in _AWAY:
            return None
        due = min((a.due for a in waiting if a.due), default="")
        sent = max((a.sent for a in waiting), default="") or self._since()
        said = ["sent for approval" if self._essay.state is State.SENT_FOR_APPROVAL else "with contributor"]
        if sent:
            said.append(f"since {short_day(sent)}")
        text = " ".join(said)
        if due and due < self._today.isoformat():
            text = f"time to reply ran out on {short_day(due)}"
        elif due:
            text += f", reply by {short_day(due)}"
        return Line(
            Need.AWAITING,
            self._essay.title,
            text[:1].upper() + text[1:],
            self._essay.id,
            waiting[0].id if waiting else "",
            (0, due or sent or "9"),
        )

    def _since(self) -> str:
        """Return when the essay went to its contributor last, or ""."""
        entries = self._record.of_essay(LogEntry, self._essay.id)
        gone = [e.when for e in entries if e.kind is LogKind.STATE and e.value in _AWAY]
        return max(gone, default="")

    def _open_queries(self) -> Line | None:
        found = sorted(
            (q for q in self._record.of_essay(Query, self._essay.id) if not q.closed),
            key=lambda query: (query.asked, query.id),
        )
        if not found:
            return None
        first = found[0]
        count = _counted(len(found), "query", "queries")
        since = f" since {short_day(first.sent or first.asked)}" if first.sent or first.asked else ""
        return Line(
            Need.QUERY, self._essay.title, f"{count} open{since}", self._essay.id, first.id, (0, first.asked)
        )

    def _bylines(self) -> Line | None:
        flag = self._flag(FlagKind.BYLINE_UNCONFIRMED)
        if flag is None:
            return None
        authors = self._record.authors(self._essay.id)
        names = [person.name for join, person in authors if not join.confirmed]
        return Line(
            Need.BYLINE, self._essay.title, ", ".join(names) or flag.text, self._essay.id, rank=(0, "")
        )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
