"""What an editor does with what waits: takes it, says what it is, sets it aside. All can be undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import (
    Contributor,
    Essay,
    LogEntry,
    LogKind,
    Origin,
    Revision,
    Section,
    State,
    Submission,
    SubmissionState,
    new_key,
)
from essayeditor.desk.changes import Change, Changes
from essayeditor.desk.clock import now
from essayeditor.desk.draft import Draft
from essayeditor.desk.essays import placed
from essayeditor.desk.imports import NOT_IN_YET, new_essay, put_people
from essayeditor.desk.inbox.matching import base_of
from essayeditor.desk.inbox.pictures import put_headshot, with_picture
from essayeditor.desk.inbox.proposal import Kind, Proposal, proposal_of, proposal_to_json
from essayeditor.desk.inbox.receiving import Outcome, Received, ReceivingOperations
from essayeditor.desk.inbox.versions import Next, Text, next_version
from essayeditor.desk.texts import put_text, refuse_fixed
from essayeditor.desk.words import counted, quoted
from essayeditor.foundation.errors import OperationRefused
from essayeditor.importers.result import Imported
from essayeditor.text.blocks import new_id
from essayeditor.text.codec import comments_from_json, from_json, to_json
from essayeditor.text.diff_words import Stamp
from essayeditor.text.document import Comment, Document, Remark

_VERSIONS = frozenset({Kind.NEXT_VERSION, Kind.RETURNED_PROOF, Kind.SAME_WORDS})


class InboxOperations(ReceivingOperations):
    """Settling submissions that wait."""

    def take(self, submissions: Sequence[str]) -> Changes:
        """Take what waits for what it is proposed to be, all in one step.

        OperationRefused, and nothing is taken, if one has no proposal that can be followed: its essay
        is in the bin or locked, or nobody has said yet what a picture is for.
        """
        draft = self._draft()
        taken = [self.record.get(Submission, key) for key in submissions]
        for submission in taken:
            self._take(draft, submission)
        what = quoted(taken[0].file_name) if len(taken) == 1 else counted(len(taken), "file")
        comments = Changes(frozenset({Change.COMMENTS})) if draft.comments else Changes()
        return self._commit(draft, f"Take {what} from the inbox" if taken else "", also=comments)

    def receive_version(self, imported: Imported, file_name: str, content: bytes, essay: str) -> Received:
        """Take a file at once as the next version of an essay, whether it is new here or waits already.

        OperationRefused, and nothing is kept, if the essay is locked or in the bin.
        """
        refuse_fixed(self.record.get(Essay, essay))
        received = self.receive(imported, file_name, content, as_version_of=essay)
        if not received.submission:
            return received
        one = self.record.get(Submission, received.submission)
        was = proposal_of(one)
        if was is None or was.essay != essay or was.kind not in (Kind.NEXT_VERSION, Kind.RETURNED_PROOF):
            self.propose(one.id, Kind.NEXT_VERSION, essay=essay)
        if one.state is SubmissionState.SET_ASIDE:
            self.put_back([one.id])
        changes = self.take([one.id])
        return Received(Outcome.TAKEN, essay, one.id, "", changes)

    def set_aside(self, submissions: Sequence[str]) -> Changes:
        """Put what waits aside. The files are kept, and recognised if they come again."""
        return self._mark(submissions, SubmissionState.SET_ASIDE, "Set aside")

    def put_back(self, submissions: Sequence[str]) -> Changes:
        """Let what was set aside wait again."""
        return self._mark(submissions, SubmissionState.WAITING, "Put back into the inbox")

    def propose(
        self, submission: str, kind: Kind, *, essay: str = "", contributor: str = "", section: str = ""
    ) -> Changes:
        """Say what a submission is; `essay`, `contributor` and `section` are keys, "" for none."""
        before = self.record.get(Submission, submission)
        was = proposal_of(before) or Proposal(kind)
        made = dataclasses.replace(
            was,
            kind=kind,
            essay=essay,
            contributor=contributor,
            section=section,
            base=was.base if essay == was.essay else "",
            changed_by_hand=True,
            reasons=("You said so.",),
        )
        draft = self._draft()
        draft.put(dataclasses.replace(before, proposal=proposal_to_json(made)))
        return self._commit(draft, f"Change what {quoted(before.file_name)} is")

    def proposed_text(self, submission: str) -> Document:
        """Return the text that was read from a file that waits; an empty one for a picture."""
        proposal = proposal_of(self.record.get(Submission, submission))
        if proposal is None or not proposal.document:
            return Document()
        return from_json(self._file.document(proposal.document))

    def proposed_version(self, submission: str) -> tuple[Document, Next] | None:
        """Return the essay's text now, and as it would be once this is taken; None for all but versions."""
        one = self.record.get(Submission, submission)
        proposal = proposal_of(one)
        essay = self.record.find(Essay, proposal.essay) if proposal else None
        if proposal is None or essay is None or proposal.kind not in _VERSIONS or not proposal.document:
            return None
        return self.document(essay.id), self._next(self._draft(), one, proposal, essay)

    def _mark(self, submissions: Sequence[str], state: SubmissionState, what: str) -> Changes:
        chosen = [self.record.get(Submission, key) for key in submissions]
        draft = self._draft()
        draft.put(*(dataclasses.replace(one, state=state) for one in chosen))
        names = quoted(chosen[0].file_name) if len(chosen) == 1 else counted(len(chosen), "file")
        return self._commit(draft, f"{what}: {names}" if chosen else "")

    def _take(self, draft: Draft, submission: Submission) -> None:
        proposal = proposal_of(submission)
        if proposal is None or submission.state is SubmissionState.TAKEN:
            return
        if proposal.is_picture:
            self._take_picture(draft, submission, proposal)
        elif proposal.kind in _VERSIONS and proposal.essay:
            self._take_version(draft, submission, proposal)
        else:
            self._take_new(draft, submission, proposal)

    def _take_new(self, draft: Draft, submission: Submission, proposal: Proposal) -> None:
        document = from_json(self._file.document(proposal.document))
        there = draft.record.find(Section, proposal.section)
        section = there.id if there is not None and not there.binned else ""
        essay = new_essay(proposal, submission.file_name, language=document.lang)
        draft.put(dataclasses.replace(placed(draft.record, essay, section), state=State.RECEIVED))
        person = self.record.find(Contributor, proposal.contributor)
        if person is not None:
            proposal = dataclasses.replace(proposal, authors=(person.name,))
        put_people(draft, essay.id, proposal, submission.file_name)
        draft.put(dataclasses.replace(submission, essay=essay.id, state=SubmissionState.TAKEN))
        text = Text(document, _comments(proposal))
        self._put(draft, essay.id, text, submission, ", ".join(proposal.authors))
        what = f"Received {quoted(submission.file_name)}"
        draft.put(_log(essay.id, what, State.RECEIVED))

    def _take_version(self, draft: Draft, submission: Submission, proposal: Proposal) -> None:
        essay = draft.record.get(Essay, proposal.essay)
        if essay.binned:
            raise OperationRefused(
                f"{quoted(essay.title)} is in the bin, so {quoted(submission.file_name)} cannot be its next "
                "version. Restore that essay, or choose another."
            )
        refuse_fixed(essay)
        made = self._next(draft, submission, proposal, essay)
        first = not essay.revision
        moves = essay.state in NOT_IN_YET or essay.state is State.WITH_CONTRIBUTOR
        state = State.RECEIVED if essay.state in NOT_IN_YET else State.IN_EDIT if moves else essay.state
        essay = dataclasses.replace(
            essay, state=state, standfirst=essay.standfirst or (proposal.standfirst if first else "")
        )
        draft.put(essay)
        draft.put(dataclasses.replace(submission, essay=essay.id, state=SubmissionState.TAKEN))
        self._put(draft, essay.id, made.text, submission, self._whose(proposal, submission).author)
        if not draft.record.authors(essay.id):
            put_people(draft, essay.id, proposal, submission.file_name)
        what = f"Received {quoted(submission.file_name)}"
        if made.conflicts:
            what += f"; {counted(len(made.conflicts), 'paragraph')} changed both here and there"
        draft.put(_log(essay.id, what, state if moves else None))

    def _take_picture(self, draft: Draft, submission: Submission, proposal: Proposal) -> None:
        if proposal.kind is Kind.HEADSHOT and draft.record.find(Contributor, proposal.contributor):
            put_headshot(draft, proposal.contributor, self._file.original(submission.sha256))
            draft.put(dataclasses.replace(submission, state=SubmissionState.TAKEN))
            return
        essay = draft.record.find(Essay, proposal.essay)
        if proposal.kind is Kind.HEADSHOT or essay is None or essay.binned:
            raise OperationRefused(
                f"Say what {quoted(submission.file_name)} is for first: a contributor’s headshot, or a "
                "picture in an essay."
            )
        refuse_fixed(essay)
        document = with_picture(self._now(draft, essay).document, submission.sha256)
        draft.put(dataclasses.replace(submission, essay=essay.id, state=SubmissionState.TAKEN))
        text = Text(document, self._now(draft, essay).comments)
        self._put(draft, essay.id, text, submission, "", Origin.EDIT)
        draft.put(_log(essay.id, f"Added the picture {quoted(submission.file_name)} at the end", None))

    def _put(
        self,
        draft: Draft,
        essay: str,
        text: Text,
        submission: Submission,
        by: str,
        origin: Origin = Origin.IMPORT,
    ) -> None:
        put_text(
            draft,
            essay,
            text.document,
            to_json(text.document),
            comments=text.comments,
            by=by,
            origin=origin,
            label=submission.file_name,
            submission=submission.id,
        )

    # The next version.

    def _next(self, draft: Draft, submission: Submission, proposal: Proposal, essay: Essay) -> Next:
        came = Text(from_json(self._file.document(proposal.document)), _comments(proposal))
        if not essay.revision:
            return Next(came)
        base = self._text(draft, base_of(draft.record, essay, proposal))
        current = self._now(draft, essay)
        made = next_version(
            current,
            base,
            came,
            self._whose(proposal, submission),
            proof=proposal.kind is Kind.RETURNED_PROOF,
            editors=self._editors(draft, essay),
        )
        return _with_head(made, essay, proposal, submission)

    def _whose(self, proposal: Proposal, submission: Submission) -> Stamp:
        """Return who to name for changes of which the file does not say who made them."""
        authors = self._authors_of(proposal.essay) if proposal.essay else ""
        return Stamp(
            authors or ", ".join(proposal.authors) or "The contributor",
            submission.sent or submission.received,
        )

    @staticmethod
    def _editors(draft: Draft, essay: Essay) -> frozenset[str]:
        edited = (r for r in draft.record.revisions(essay.id) if r.origin is not Origin.IMPORT)
        return frozenset(r.by or "The editors" for r in edited)

    def _now(self, draft: Draft, essay: Essay) -> Text:
        """Return an essay's text as it is in the draft: two files may be taken for one essay."""
        revision = draft.record.get(Essay, essay.id).revision
        if not revision:
            return Text(Document())
        document = self._text(draft, draft.record.get(Revision, revision).document)
        content = draft.comments.get(revision) or self._file.comments(revision)
        return Text(document, comments_from_json(content) if content else ())

    def _text(self, draft: Draft, key: str) -> Document:
        return from_json(draft.documents.get(key) or self._file.document(key))


def _comments(proposal: Proposal) -> tuple[Comment, ...]:
    return comments_from_json(proposal.comments.encode()) if proposal.comments else ()


def _log(essay: str, what: str, state: State | None) -> LogEntry:
    if state is None:
        return LogEntry(new_key(), essay, now(), what)
    return LogEntry(new_key(), essay, now(), what, kind=LogKind.STATE, value=state.value)


def _with_head(made: Next, essay: Essay, proposal: Proposal, submission: Submission) -> Next:
    """Return the version with a comment that says what its file has for title and standfirst, if others."""
    said = [
        f"the {what} is ‘{new}’"
        for what, new, old in (
            ("title", proposal.title, essay.title),
            ("standfirst", proposal.standfirst, essay.standfirst),
        )
        if new and " ".join(new.split()).casefold() != " ".join(old.split()).casefold()
    ]
    document = made.text.document
    if not said or not document.blocks:
        return made
    words = (
        f"In {quoted(submission.file_name)} {' and '.join(said)}. Change the essay’s details if it should."
    )
    remark = Remark("Essay Editor", submission.received, words)
    comment = Comment(new_id(), document.blocks[0].id, 0, 0, (remark,))
    return dataclasses.replace(made, text=Text(document, (*made.text.comments, comment)))
