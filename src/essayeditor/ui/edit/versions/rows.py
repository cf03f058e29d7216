"""The versions of an essay as rows of a list: what the contributor sent first, then the newest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from essayeditor.collection.entities import Approval, ApprovalKind, Origin, Revision, Submission
from essayeditor.collection.record import Record
from essayeditor.collection.sittings import Sitting, differences, original, sittings
from essayeditor.foundation.dates import day_in_words

_MADE = {
    Origin.IMPORT: "Sent by the contributor",
    Origin.EDIT: "Edited",
    Origin.RESTORE: "Restored",
    Origin.REPLACE: "Find and replace",
}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One row: a version, or a sitting of several, of which `revision` is the last.

    `inside` are the keys of the sitting's versions, `within` says that the row is one of them.
    """

    revision: Revision
    title: str
    detail: str
    change: str
    inside: tuple[str, ...] = ()
    within: bool = False
    sent: bool = False
    now: bool = False
    approved: bool = False

    @property
    def sentence(self) -> str:
        """The row as it is read out."""
        return ", ".join(filter(None, (self.title, self.detail, self.change)))


def rows(record: Record, essay: str, current: str, opened: frozenset[str] = frozenset()) -> list[VersionRow]:
    """Return the rows of an essay's versions. `opened` are the sittings that show what is in them."""
    revisions = record.revisions(essay)
    grown = differences(revisions)
    first = original(revisions)
    found: list[VersionRow] = []
    if first is not None:
        found.append(_one(record, first, grown, current, sent=True))
    for sitting in reversed(sittings(revisions)):
        found.extend(_of_sitting(record, sitting, grown, current, first, opened))
    return found


def _of_sitting(
    record: Record,
    sitting: Sitting,
    grown: dict[str, int],
    current: str,
    first: Revision | None,
    opened: frozenset[str],
) -> Iterator[VersionRow]:
    if first is not None and sitting.revisions == (first,):
        return
    last = sitting.last
    if len(sitting.revisions) == 1:
        yield _one(record, last, grown, current)
        return
    more = sum(grown[one.id] for one in sitting.revisions)
    span = f"{_time(sitting.first)}–{_time(last)}" if _day(sitting.first) == _day(last) else _when(last)
    approved = any(_is_approved(record, one) for one in sitting.revisions)
    detail = f"{_day(last)}, {span}, {len(sitting.revisions)} savings{_by(last)}"
    detail += ", approved" if approved else ""
    now = last.id == current
    keys = tuple(one.id for one in sitting.revisions)
    title = "The text now" if now else f"Version {last.number}"
    yield VersionRow(last, title, detail, _words(last, more), keys, now=now, approved=approved)
    if last.id in opened:
        for one in reversed(sitting.revisions):
            made = _one(record, one, grown, current)
            yield VersionRow(made.revision, made.title, made.detail, made.change, within=True, now=made.now)


def _one(
    record: Record, revision: Revision, grown: dict[str, int], current: str, *, sent: bool = False
) -> VersionRow:
    now = revision.id == current
    name = revision.label or (f"Version {revision.number}" if not now else "The text now")
    if sent:
        name = "As the contributor sent it"
    what = _MADE[revision.origin]
    if revision.origin is Origin.IMPORT:
        submission = record.find(Submission, revision.submission)
        what = f"from {submission.file_name}" if submission is not None else what
    elif revision.label or now:
        what = f"version {revision.number}, {what.lower()}"
    approved = _is_approved(record, revision)
    detail = f"{_when(revision)}, {what}{_by(revision)}{', approved' if approved else ''}"
    change = _words(revision, 0 if sent else grown[revision.id])
    return VersionRow(revision, name, detail, change, sent=sent, now=now, approved=approved)


def _is_approved(record: Record, revision: Revision) -> bool:
    """Say whether somebody approved exactly these words."""
    return any(
        approval.document == revision.document and approval.kind in (ApprovalKind.GIVEN, ApprovalKind.DEEMED)
        for approval in record.of_essay(Approval, revision.essay)
    )


def _words(revision: Revision, more: int) -> str:
    said = f"{revision.words:,} words"
    return f"{said} ({more:+,})".replace("-", "−") if more else said


def _by(revision: Revision) -> str:
    return f", {revision.by}" if revision.by else ""


def _local(revision: Revision) -> datetime | None:
    try:
        return datetime.fromisoformat(revision.made).astimezone()
    except ValueError:
        return None


def _day(revision: Revision) -> str:
    made = _local(revision)
    if made is None:
        return revision.made
    if made.date() == date.today():
        return "Today"
    said = day_in_words(made.date().isoformat())
    return said.removesuffix(f" {date.today().year}")


def _time(revision: Revision) -> str:
    made = _local(revision)
    return f"{made:%H:%M}" if made is not None else ""


def _when(revision: Revision) -> str:
    return f"{_day(revision)}, {_time(revision)}"


def short(revision: Revision, *, sent: bool = False, now: bool = False) -> str:
    """Return what a version is called in a sentence."""
    if sent:
        return "what the contributor sent"
    if now:
        return "the text now"
    return f"‘{revision.label}’" if revision.label else f"version {revision.number}"
