"""A file in the inbox as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Contributor, PrivateDetails, Submission, SubmissionState
from essayeditor.collection.record import Record
from essayeditor.desk.inbox.matching import set_aside, waiting
from essayeditor.desk.inbox.proposal import Confidence, Kind, Proposal, proposal_of
from essayeditor.foundation.dates import day_in_words

if TYPE_CHECKING:
    from essayeditor.desk import Desk

TONES = {Confidence.CERTAIN: "green", Confidence.LIKELY: "blue", Confidence.POSSIBLE: "amber"}
_ICONS = {Kind.PICTURE: "picture", Kind.HEADSHOT: "person", Kind.RETURNED_PROOF: "send"}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """What a file is taken for, which file it is, and how sure that is."""

    key: str
    words: str
    file: str
    icon: str
    sure: str
    tone: str
    aside: bool = False

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.words}, {self.sure}, {self.file}"


def rows(desk: Desk) -> list[InboxRow]:
    """Return what waits, and then what was set aside."""
    record = desk.record
    return [_row(desk, record, one) for one in (*waiting(record), *set_aside(record))]


def _row(desk: Desk, record: Record, submission: Submission) -> InboxRow:
    proposal = proposal_of(submission) or Proposal(Kind.NEW_ESSAY)
    aside = submission.state is SubmissionState.SET_ASIDE
    unsaid = proposal.is_picture and not (proposal.essay or proposal.contributor)
    sure = "Set aside" if aside else "Say which" if unsaid else str(proposal.confidence).capitalize()
    tone = "grey" if aside else "amber" if unsaid else TONES[proposal.confidence]
    icon = _ICONS.get(proposal.kind, "page")
    return InboxRow(
        submission.id, desk.proposed_words(proposal), told(record, submission), icon, sure, tone, aside
    )


def told(record: Record, submission: Submission) -> str:
    """Return a file's name, who sent it and when; addresses are not shown."""
    parts = [submission.file_name]
    if who := _sender(record, submission.sender):
        parts.append(f"from {who}")
    if submission.sent:
        parts.append(f"sent {day_in_words(submission.sent[:10])}")
    parts.append(f"received {day_in_words(submission.received[:10])}")
    return ", ".join(parts)


def _sender(record: Record, sender: str) -> str:
    name, address = parseaddr(sender)
    for details in record.all(PrivateDetails) if address else ():
        if details.email.casefold() == address.casefold():
            person = record.find(Contributor, details.id)
            return person.name if person else ""
    return name if "@" not in name else ""
