"""What the pane shows of an essay, as plain values made from the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Contributor,
    Essay,
    LogEntry,
    Permission,
    PermissionKind,
    Query,
    Revision,
)
from essayeditor.collection.flags import is_overdue
from essayeditor.collection.record import Record
from essayeditor.collection.rights import Need, Standing, needs
from essayeditor.collection.workflow import approved
from essayeditor.ui.collect import dates

_GOOD = (ApprovalKind.GIVEN, ApprovalKind.DEEMED)
_MOST_HAPPENED = 40
_UNKNOWN = Need(PermissionKind.TEXT, "", Standing.MISSING)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the pane: a sign in its tone, a title, what is said below it; `key` says of what it is."""

    key: str
    icon: str
    tone: str
    title: str
    said: str

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.title}, {self.said}" if self.said else self.title


@dataclass(frozen=True, slots=True)
class Asked(Line):
    """What a contributor answered to the text as it stands; `approval` is None if nobody asked yet."""

    approval: Approval | None = None
    overdue: bool = False

    @property
    def open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.approval is not None and self.approval.kind is ApprovalKind.AWAITED


@dataclass(frozen=True, slots=True)
class Stale:
    """That other words were approved than those that stand there now."""

    approved: Revision
    now: Revision
    when: str


@dataclass(frozen=True, slots=True)
class Needed(Line):
    """One leave that the essay needs, with the permission it rests on."""

    need: Need = _UNKNOWN
    picture: str = ""


def day(value: str) -> str:
    """Return a date of the record as "9 January 2025", "" for none."""
    found = dates.parsed(value[:10])
    return dates.written(found) if found else ""


def asked(record: Record, essay: Essay, today: date) -> list[Asked]:
    """Return a line for each author of the essay, or one for the authors together."""
    revision = record.find(Revision, essay.revision)
    if revision is None:
        return []
    here = [a for a in record.of_essay(Approval, essay.id) if a.document == revision.document]
    authors = [person for _, person in record.authors(essay.id)]
    lines = [_asked(a, "The authors together", today) for a in here if not a.contributor]
    if lines and lines[0].approval and lines[0].approval.kind in _GOOD:
        return lines
    for person in authors:
        own = next((a for a in here if a.contributor == person.id), None)
        lines.append(_asked(own, person.name, today, person.id))
    gone = [a for a in here if a.contributor and a.contributor not in {p.id for p in authors}]
    for approval in gone:
        found = record.find(Contributor, approval.contributor)
        lines.append(_asked(approval, found.name if found else "Somebody no longer here", today))
    return lines


def _asked(approval: Approval | None, name: str, today: date, contributor: str = "") -> Asked:
    if approval is None:
        return Asked(contributor, "send", "secondary", name, "Not asked about these words yet")
    proof = f", {approval.evidence}" if approval.evidence else ""
    key = approval.id
    if approval.kind is ApprovalKind.WITHDRAWN:
        return Asked(key, "stop", "red", name, f"Withdrew on {day(approval.replied)}{proof}", approval)
    if approval.kind is ApprovalKind.DEEMED:
        said = f"Deemed: no reply by {day(approval.due)}" if approval.due else "Deemed approved"
        return Asked(key, "check", "green", name, said, approval)
    if approval.kind is ApprovalKind.GIVEN:
        return Asked(key, "check", "green", name, f"Approved on {day(approval.replied)}{proof}", approval)
    if approval.replied:
        said = f"Asked for changes on {day(approval.replied)}{proof}"
        return Asked(key, "suggest", "amber", name, said, approval)
    sent = f"Sent on {day(approval.sent)}"
    if is_overdue(approval, today):
        said = f"{sent}; no reply by {day(approval.due)}"
        return Asked(key, "clock", "red", name, said, approval, overdue=True)
    due = f"; reply by {day(approval.due)}" if approval.due else "; no day to reply by"
    return Asked(key, "send", "amber", name, sent + due, approval)


def stale(record: Record, essay: Essay) -> Stale | None:
    """Return which words were approved, where they are not those that stand there now."""
    now = record.find(Revision, essay.revision)
    if now is None:
        return None
    approvals = record.of_essay(Approval, essay.id)
    authors = [person.id for _, person in record.authors(essay.id)]
    if approved(approvals, now.document, authors):
        return None
    before = [a for a in approvals if a.kind in _GOOD and a.document != now.document]
    newest: dict[str, Revision] = {}
    for revision in record.revisions(essay.id):
        newest[revision.document] = revision
    known = [(newest[a.document], a) for a in before if a.document in newest]
    if not known:
        return None
    revision, approval = max(known, key=lambda pair: pair[0].number)
    return Stale(revision, now, day(approval.replied or approval.due or approval.sent))


_ICONS = {
    PermissionKind.TEXT: "seal",
    PermissionKind.PICTURE: "picture",
    PermissionKind.PEOPLE: "people",
    PermissionKind.PARENTS: "people",
}
_TONES = {
    Standing.HELD: ("check", "green"),
    Standing.EXPIRING: ("clock", "amber"),
    Standing.MISSING: ("consent", "amber"),
    Standing.EXPIRED: ("stop", "red"),
    Standing.WITHDRAWN: ("stop", "red"),
}


def needed(record: Record, essay: Essay, today: date, pictures: Sequence[str]) -> list[Needed]:
    """Return a line for each leave that the essay needs; `pictures` are those of its text."""
    found = needs(record.of_essay(Permission, essay.id), today, pictures)
    numbers: dict[str, int] = {}
    lines = []
    for need in found:
        if need.asset:
            numbers.setdefault(need.asset, len(numbers) + 1)
        icon, tone = _TONES[need.standing]
        title = _title(need, numbers.get(need.asset, 0))
        said = _standing_said(need)
        if need.asset and need.kind is PermissionKind.PICTURE and need.asset not in pictures:
            said += ". Not in the text any more"
        key = f"{need.kind} {need.asset}"
        lines.append(Needed(key, icon, tone, title, said, need, need.asset))
    return lines


def _title(need: Need, number: int) -> str:
    if need.kind is PermissionKind.TEXT:
        return "Text licence"
    if need.kind is PermissionKind.PICTURE:
        return f"Picture {number}, rights"
    if need.kind is PermissionKind.PEOPLE:
        return f"Picture {number}, consent of people shown"
    return f"Picture {number}, consent of parents"


def _standing_said(need: Need) -> str:
    permission = need.permission
    shown = ""
    if need.kind is PermissionKind.PEOPLE and need.count:
        shown = "1 person shown" if need.count == 1 else f"{need.count} people shown"
    if need.kind is PermissionKind.PARENTS and need.count:
        shown = "1 child shown" if need.count == 1 else f"{need.count} children shown"
    if permission is None or need.standing is Standing.MISSING:
        return f"{shown}, none recorded" if shown else "None recorded"
    parts = [part for part in (permission.scope, permission.rights) if part]
    given = f"Given on {day(permission.given)}" if permission.given else ""
    if permission.holder:
        given = f"{given} by {permission.holder}" if given else f"By {permission.holder}"
    parts.append(given)
    if need.standing is Standing.WITHDRAWN:
        parts.append(f"Withdrawn on {day(permission.withdrawn)}")
    elif permission.expires:
        word = "Expired" if need.standing is Standing.EXPIRED else "Expires"
        parts.append(f"{word} on {day(permission.expires)}")
    return ". ".join(filter(None, (shown, *parts)))


def queries(record: Record, essay: Essay) -> list[tuple[Query, Line]]:
    """Return the queries about an essay: the open ones first, the oldest of them at the top."""
    everything = record.of_essay(Query, essay.id)
    found = []
    for query in sorted(everything, key=lambda q: (bool(q.closed), q.asked, q.id)):
        person = record.find(Contributor, query.contributor)
        parts = [f"To {person.name}" if person else "To the authors"]
        parts.append(f"noted {day(query.asked)}" + (f" by {query.asked_by}" if query.asked_by else ""))
        if query.sent:
            parts.append(f"sent {day(query.sent)}")
        if query.closed:
            parts.append(f"closed {day(query.closed)}")
        icon, tone = ("check", "green") if query.closed else ("query", "amber")
        found.append((query, Line(query.id, icon, tone, query.question, ", ".join(parts))))
    return found


def happened(record: Record, essay: Essay) -> list[tuple[str, str]]:
    """Return what happened to an essay, the latest first: the day, and what."""
    entries = [(entry.when, entry.what) for entry in record.of_essay(LogEntry, essay.id)]
    found = sorted(entries, reverse=True)[:_MOST_HAPPENED]
    return [(dates.short_day(when[:10]), what) for when, what in found]
