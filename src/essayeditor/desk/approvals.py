"""Operations on approvals: a text is sent to its authors, each answers, or the time to answer runs out.

An approval is of exactly these words. For one text and one contributor there is one row, whatever
became of it; what happened on the way stands in the essay's log.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Contributor,
    Essay,
    LogEntry,
    Revision,
    State,
    new_key,
)
from essayeditor.collection.flags import is_overdue
from essayeditor.collection.workflow import why_not
from essayeditor.desk.changes import Changes
from essayeditor.desk.clock import now, today
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.essays import state_taken
from essayeditor.desk.evidence import Evidence, kept
from essayeditor.desk.fields import checked
from essayeditor.desk.words import quoted
from essayeditor.foundation.dates import day_in_words
from essayeditor.foundation.errors import OperationRefused

_STATE = {
    ApprovalKind.AWAITED: State.SENT_FOR_APPROVAL,
    ApprovalKind.GIVEN: State.APPROVED,
    ApprovalKind.DEEMED: State.DEEMED_APPROVED,
    ApprovalKind.WITHDRAWN: State.IN_EDIT,
}
_LOGGED = {
    ApprovalKind.AWAITED: "Sent for approval",
    ApprovalKind.GIVEN: "Approval given",
    ApprovalKind.DEEMED: "Approval deemed given, the time to reply having run out",
    ApprovalKind.WITHDRAWN: "Approval withdrawn",
}


class ApprovalOperations(DeskCore):
    """What can be done about approvals. Each that settles it moves the essay's state with it, if it may."""

    def send_for_approval(
        self, essay: str, contributors: Sequence[str] = (), *, sent: str = "", due: str = ""
    ) -> Changes:
        """Record that the text as it stands was sent to these authors (none named: to all of them).

        `sent` is the date (today), `due` that from which silence counts as approval, "" for never.
        """
        subject = self.record.get(Essay, essay)
        authors = list(contributors) or [person.id for _, person in self.record.authors(essay)] or [""]
        if not (open_ones := self._unapproved(subject, authors)):
            raise OperationRefused("These exact words are approved already. Nothing was changed.")
        draft = self._draft()
        self._sent_to(draft, subject, open_ones, due, sent)
        return self._commit(draft, f"Send {quoted(subject.title)} for approval")

    def _unapproved(self, essay: Essay, authors: Sequence[str]) -> list[str]:
        """Return those who have not approved the text as it stands."""
        revision = self.record.find(Revision, essay.revision)
        settled = {
            a.contributor
            for a in self.record.of_essay(Approval, essay.id)
            if revision and a.document == revision.document
            if a.kind in (ApprovalKind.GIVEN, ApprovalKind.DEEMED)
        }
        return [author for author in authors if not settled & {author, ""}]

    def _sent_to(
        self, draft: Draft, subject: Essay, authors: Sequence[str], due: str, sent: str = ""
    ) -> None:
        facts = checked(Approval, {"sent": sent or today().isoformat(), "due": due})
        if facts["due"] and facts["due"] < facts["sent"]:
            raise OperationRefused("The day to reply by is before the day of sending. Nothing was changed.")
        for contributor in authors:
            self._put_approval(draft, subject, contributor, ApprovalKind.AWAITED, {**facts, "replied": ""})
        self._moved_on(draft, subject)

    def record_reply(
        self,
        approval: str,
        kind: ApprovalKind = ApprovalKind.GIVEN,
        *,
        replied: str = "",
        said: str = "",
        file: Evidence | None = None,
    ) -> Changes:
        """Record an answer: GIVEN approves, AWAITED asks for changes, WITHDRAWN takes an approval back.

        `said` tells how it came ("e-mail of 9 January"), `file` proves it. DEEMED only once the day to
        reply by has passed without an answer: OperationRefused says when that is.
        """
        before = self.record.get(Approval, approval)
        if kind is ApprovalKind.DEEMED:
            self._refuse_early(before)
        draft = self._draft()
        replied = "" if kind is ApprovalKind.DEEMED else replied or today().isoformat()
        facts = checked(Approval, {"replied": replied, "evidence": said or before.evidence})
        draft.put(dataclasses.replace(before, kind=kind, **facts, **kept(draft, file)))
        subject = self.record.get(Essay, before.essay)
        asked = kind is ApprovalKind.AWAITED
        what = "Changes asked for" if asked else _LOGGED[kind]
        draft.put(LogEntry(new_key(), subject.id, now(), what, contributor=before.contributor))
        self._moved_on(draft, subject, State.IN_EDIT if asked else _STATE[kind])
        return self._commit(draft, f"{_LABEL[kind]} {quoted(subject.title)}")

    def record_approval(
        self,
        essay: str,
        kind: ApprovalKind = ApprovalKind.GIVEN,
        *,
        contributor: str = "",
        sent: str = "",
        replied: str = "",
        evidence: str = "",
        file: Evidence | None = None,
    ) -> Changes:
        """Record at once how a contributor ("": the authors together) answered to the text as it stands."""
        subject = self.record.get(Essay, essay)
        if kind is ApprovalKind.AWAITED:
            sent = sent or today().isoformat()
        else:
            replied = replied or today().isoformat()
        facts = checked(Approval, {"sent": sent, "replied": replied, "evidence": evidence})
        draft = self._draft()
        said = {name: value for name, value in facts.items() if value} | kept(draft, file)
        self._put_approval(draft, subject, contributor, kind, said)
        self._moved_on(draft, subject, _STATE[kind])
        return self._commit(draft, f"Record approval {kind} of {quoted(subject.title)}")

    def _put_approval(
        self, draft: Draft, essay: Essay, contributor: str, kind: ApprovalKind, facts: dict[str, Any]
    ) -> None:
        """Put the row of one contributor and the text as it stands, and the line of the log."""
        revision = self.record.find(Revision, essay.revision)
        if revision is None:
            raise OperationRefused(f"{quoted(essay.title)} has no text that could be approved yet.")
        if contributor:
            self.record.get(Contributor, contributor)
        mine = [a for a in self.record.of_essay(Approval, essay.id) if a.contributor == contributor]
        there = next((a for a in mine if a.document == revision.document), None)
        row = there or Approval(new_key(), essay.id, revision.document, contributor)
        draft.put(dataclasses.replace(row, kind=kind, **facts))
        draft.put(LogEntry(new_key(), essay.id, now(), _LOGGED[kind], contributor=contributor))

    @staticmethod
    def _moved_on(draft: Draft, essay: Essay, wanted: State = State.SENT_FOR_APPROVAL) -> None:
        """Take the essay to the state that this makes possible, if it may have it."""
        if wanted is State.APPROVED and why_not(draft.record, essay, wanted):
            wanted = State.DEEMED_APPROVED  # some gave it, for some it is deemed
        if wanted is not essay.state and not why_not(draft.record, essay, wanted):
            draft.put(dataclasses.replace(essay, state=wanted), state_taken(essay, wanted))

    def _refuse_early(self, approval: Approval) -> None:
        if approval.kind is not ApprovalKind.AWAITED or approval.replied:
            raise OperationRefused("There is an answer already. Nothing was changed.")
        if not is_overdue(approval, today()):
            until = day_in_words(approval.due)
            raise OperationRefused(
                f"The time to reply runs until the end of {until}. Nothing was changed."
                if until
                else "No day to reply by was set when this was sent. Send it again with one first."
            )


_LABEL = {
    ApprovalKind.AWAITED: "Record that changes were asked for in",
    ApprovalKind.GIVEN: "Record approval of",
    ApprovalKind.DEEMED: "Record that the time to reply has run out for",
    ApprovalKind.WITHDRAWN: "Record that approval was withdrawn of",
}
