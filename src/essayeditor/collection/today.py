"""What there is to do today: computed from the record, each thing once, the most pressing first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Contributor,
    Essay,
    LogEntry,
    LogKind,
    Query,
    State,
    Submission,
    SubmissionState,
)
from essayeditor.collection.flags import Flag, FlagKind, all_flags, days_late
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


def lines(record: Record, today: date, flags: Mapping[str, tuple[Flag, ...]] | None = None) -> list[Line]:
    """Return everything to do, in the order of `Need`, the most pressing of each kind first.

    `flags` are those of `all_flags`, where they are known already.
    """
    look = _Look(record, today, all_flags(record, today) if flags is None else flags)
    found = [*look.inbox()]
    for essay in record.essays():
        if essay.state not in EXITS:
            found += look.essay(essay)
    order = list(Need)
    return sorted(found, key=lambda line: (order.index(line.need), line.rank, line.title))


def is_due(essay: Essay, today: date) -> bool:
    """Say whether an essay that is not approved yet is due today or in the next seven days."""
    if essay.state in EXITS or essay.state in _SETTLED or essay.binned:
        return False
    return today.isoformat() <= essay.deadline <= (today + timedelta(WEEK)).isoformat()


class _Look:
    """Sorts the record out once, and looks at one essay after the other."""

    def __init__(self, record: Record, today: date, flags: Mapping[str, tuple[Flag, ...]]) -> None:
        self._record = record
        self._today = today
        self._flags = flags
        self._approvals: dict[str, list[Approval]] = defaultdict(list)
        self._queries: dict[str, list[Query]] = defaultdict(list)
        self._authors: dict[str, list[Authorship]] = defaultdict(list)
        self._since: dict[str, str] = {}
        for approval in record.all(Approval):
            self._approvals[approval.essay].append(approval)
        for query in record.all(Query):
            if not query.closed:
                self._queries[query.essay].append(query)
        for join in record.all(Authorship):
            self._authors[join.essay].append(join)
        for entry in record.all(LogEntry):
            if entry.kind is LogKind.STATE and entry.value in _AWAY:
                self._since[entry.essay] = max(entry.when, self._since.get(entry.essay, ""))

    def inbox(self) -> list[Line]:
        """Return the files that wait for an editor to say what they are, the oldest first."""
        waiting = [one for one in self._record.all(Submission) if one.state is SubmissionState.WAITING]
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

    def essay(self, essay: Essay) -> list[Line]:
        """Return what there is to do about one essay."""
        made = [self._late(essay), self._approval(essay), *self._permissions(essay), self._due(essay)]
        made += [self._awaiting(essay), self._open_queries(essay), self._bylines(essay)]
        return [line for line in made if line is not None]

    def _flag(self, essay: Essay, kind: str) -> Flag | None:
        return next((flag for flag in self._flags.get(essay.id, ()) if flag.kind == kind), None)

    def _late(self, essay: Essay) -> Line | None:
        days = days_late(essay, self._today)
        if not days:
            return None
        detail = f"{_counted(days, 'day')} late, {essay.state}"
        return Line(Need.LATE, essay.title, detail, essay.id, rank=(-days, ""))

    def _approval(self, essay: Essay) -> Line | None:
        flag = self._flag(essay, FlagKind.APPROVAL_OUT_OF_DATE)
        if flag is None:
            return None
        given = [a for a in self._approvals[essay.id] if a.kind is not ApprovalKind.AWAITED]
        last = max((a.replied or a.sent for a in given), default="")
        detail = flag.text
        if last and flag.text == FlagKind.APPROVAL_OUT_OF_DATE:
            detail = f"changed since it was approved on {short_day(last)}"
        return Line(Need.APPROVAL, essay.title, detail, essay.id, rank=(0, last))

    def _permissions(self, essay: Essay) -> list[Line]:
        found = (self._flag(essay, kind) for kind in _PERMISSION_FLAGS)
        return [
            Line(Need.PERMISSION, essay.title, flag.text, essay.id, rank=(-flag.severity, ""))
            for flag in found
            if flag is not None
        ]

    def _due(self, essay: Essay) -> Line | None:
        if not is_due(essay, self._today):
            return None
        day = "today" if essay.deadline == self._today.isoformat() else weekday(essay.deadline)
        if essay.deadline == (self._today + timedelta(WEEK)).isoformat():
            day = f"{day} next week"
        return Line(
            Need.DUE,
            essay.title,
            f"{day[:1].upper()}{day[1:]}, {essay.state}",
            essay.id,
            rank=(0, essay.deadline),
        )

    def _awaiting(self, essay: Essay) -> Line | None:
        waiting = [a for a in self._approvals[essay.id] if a.kind is ApprovalKind.AWAITED and not a.replied]
        if essay.state not in _AWAY:
            return None
        due = min((a.due for a in waiting if a.due), default="")
        sent = max((a.sent for a in waiting), default="") or self._since.get(essay.id, "")
        said = ["sent for approval" if essay.state is State.SENT_FOR_APPROVAL else "with contributor"]
        if sent:
            said.append(f"since {short_day(sent)}")
        text = " ".join(said)
        if due and due < self._today.isoformat():
            text = f"time to reply ran out on {short_day(due)}"
        elif due:
            text += f", reply by {short_day(due)}"
        return Line(
            Need.AWAITING,
            essay.title,
            text[:1].upper() + text[1:],
            essay.id,
            waiting[0].id if waiting else "",
            (0, due or sent or "9"),
        )

    def _open_queries(self, essay: Essay) -> Line | None:
        found = sorted(self._queries[essay.id], key=lambda query: (query.asked, query.id))
        if not found:
            return None
        first = found[0]
        count = _counted(len(found), "query", "queries")
        since = f" since {short_day(first.sent or first.asked)}" if first.sent or first.asked else ""
        return Line(Need.QUERY, essay.title, f"{count} open{since}", essay.id, first.id, (0, first.asked))

    def _bylines(self, essay: Essay) -> Line | None:
        flag = self._flag(essay, FlagKind.BYLINE_UNCONFIRMED)
        if flag is None:
            return None
        names = [
            person.name
            for join in sorted(self._authors[essay.id], key=lambda one: (one.order, one.id))
            if not join.confirmed and (person := self._record.find(Contributor, join.contributor))
        ]
        return Line(Need.BYLINE, essay.title, ", ".join(names) or flag.text, essay.id, rank=(0, ""))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
