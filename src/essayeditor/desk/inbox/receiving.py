"""Receiving files: each is taken at once where nothing is like it, or waits with a proposal."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from essayeditor.collection.entities import Contributor, Essay, Submission, SubmissionState, new_key
from essayeditor.desk.changes import NOTHING, Changes
from essayeditor.desk.clock import now
from essayeditor.desk.imports import ImportOperations, put_contents, submission_of
from essayeditor.desk.inbox.evidence import current_document
from essayeditor.desk.inbox.matching import Prints, Surroundings, match, match_picture
from essayeditor.desk.inbox.proposal import Kind, Proposal, proposal_of, proposal_to_json
from essayeditor.desk.words import quoted
from essayeditor.foundation.files import sha256
from essayeditor.importers.result import Imported, ImportedPicture, RemarkKind, ReportRemark
from essayeditor.store.content import Asset
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import comments_to_json, from_json, to_json


class Outcome(StrEnum):
    """What became of a file that came in."""

    TAKEN = "taken"  # a new essay
    WAITING = "waiting"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file: the essay it is in or may be for, its submission, a sentence, the changes."""

    outcome: Outcome
    essay: str = ""
    submission: str = ""
    message: str = ""
    changes: Changes = NOTHING


class ReceivingOperations(ImportOperations):
    """Taking in what was read, without losing or doubling anything."""

    def __init__(self, file: CollectionFile) -> None:
        super().__init__(file)
        self._prints = Prints(lambda document: from_json(self._file.document(document)))

    def ready_to_match(self, until: float) -> bool:
        """Get to know the texts that there are, until a moment of the monotonic clock; say if all are known.

        `receive` does so by itself; who must not keep a window waiting asks this first, again and again.
        """
        return self._prints.ready(self.record, until)

    def receive(
        self,
        imported: Imported,
        file_name: str,
        content: bytes,
        *,
        section: str = "",
        always_new: bool = False,
        as_version_of: str = "",
    ) -> Received:
        """Take in a file that was read.

        Where nothing in the collection is like it, or with `always_new`, it becomes a new essay at
        the end of `section`. What may be a version of an essay waits in the inbox. The same bytes
        change nothing; the same words in another file are kept, set aside. With `as_version_of`, an
        essay's key, the file waits as its next version, or as the proof of it that it is.
        """
        file_name = PurePath(file_name.replace("\\", "/")).name
        if here := self._here_already(content, file_name):
            return here
        if always_new:
            return self._taken(imported, file_name, content, section)
        imported = self._settled(imported)
        proposal = match(imported, file_name, Surroundings(self.record, self._prints), section)
        if as_version_of and (proposal.kind is not Kind.RETURNED_PROOF or proposal.essay != as_version_of):
            proposal = Proposal(
                Kind.NEXT_VERSION, 1.0, ("You said so.",), as_version_of, changed_by_hand=True
            )
        if proposal.kind is Kind.NEW_ESSAY:
            if proposal.contributor and not imported.authors:
                imported = _by(imported, self.record.get(Contributor, proposal.contributor))
            received = self._taken(imported, file_name, content, section)
            self._prints.remember_latest(
                current_document(self.record, self.record.get(Essay, received.essay))
            )
            return received
        return self._filed(imported, file_name, content, proposal, section)

    def receive_picture(
        self, picture: ImportedPicture, file_name: str, *, sender: str = "", sent: str = ""
    ) -> Received:
        """Take in a picture that came alone: it waits in the inbox, with what it may be for."""
        file_name = PurePath(file_name.replace("\\", "/")).name
        if here := self._here_already(picture.content, file_name):
            return here
        proposal = match_picture(picture, file_name, sender, self.record)
        submission = Submission(
            new_key(), "", file_name, picture.sha256, now(), sent=sent, sender=sender,
            state=SubmissionState.WAITING, proposal=proposal_to_json(proposal),
        )  # fmt: skip
        draft = self._draft()
        draft.originals[picture.sha256] = picture.content
        draft.assets[picture.sha256] = Asset(
            picture.sha256, picture.content, picture.media_type, picture.width, picture.height
        )
        draft.put(submission)
        changes = self._commit(draft, f"Receive {quoted(file_name)}")
        return Received(
            Outcome.WAITING, proposal.essay, submission.id, self.proposed_words(proposal), changes
        )

    def proposed_words(self, proposal: Proposal) -> str:
        """Return what a file is taken for, in a few words: "Next version of ‘A hall of our own’ by …"."""
        essay = self.record.find(Essay, proposal.essay)
        whose = f" by {self._authors_of(essay.id)}" if essay and self._authors_of(essay.id) else ""
        named = f"{quoted(essay.title)}{whose}" if essay else ""
        person = self.record.find(Contributor, proposal.contributor)
        match proposal.kind:
            case Kind.NEXT_VERSION if essay and not essay.revision:
                return f"The text of {named}"
            case Kind.NEXT_VERSION if essay:
                return f"Next version of {named}"
            case Kind.RETURNED_PROOF if essay:
                return f"The proof of {named}, returned"
            case Kind.SAME_WORDS if essay:
                return f"The same words as {named}"
            case Kind.PICTURE if essay:
                return f"A picture for {named}"
            case Kind.HEADSHOT if person:
                return f"The headshot of {person.name}"
            case Kind.PICTURE | Kind.HEADSHOT:
                return "A picture. Say what it is for"
            case Kind.SAME_WORDS:
                return "The same words as another file"
        return f"A new essay{f' by {person.name}' if person else ''}"

    def _authors_of(self, essay: str) -> str:
        return ", ".join(person.name for _, person in self.record.authors(essay))

    def _taken(self, imported: Imported, file_name: str, content: bytes, section: str) -> Received:
        changes = self.add_import(imported, file_name, content, section=section)
        if changes.duplicate_of:
            return Received(Outcome.DUPLICATE, changes.duplicate_of, "", changes.label, changes)
        essay = changes.created[0]
        (submission,) = (one.id for one in self.record.of_essay(Submission, essay))
        return Received(Outcome.TAKEN, essay, submission, "", changes)

    def _filed(
        self, imported: Imported, file_name: str, content: bytes, proposal: Proposal, section: str
    ) -> Received:
        """Keep a text with what is proposed for it, waiting or set aside."""
        text = to_json(imported.document)
        proposal = dataclasses.replace(
            proposal,
            section=section,
            document=sha256(text),
            comments=comments_to_json(imported.comments).decode() if imported.comments else "",
            title=imported.title,
            standfirst=imported.standfirst,
            authors=imported.authors,
            emails=imported.emails,
            telephones=imported.telephones,
        )
        state = SubmissionState.SET_ASIDE if proposal.kind is Kind.SAME_WORDS else SubmissionState.WAITING
        submission = dataclasses.replace(
            submission_of(imported, file_name, content), state=state, proposal=proposal_to_json(proposal)
        )
        draft = self._draft()
        draft.documents[proposal.document] = text
        put_contents(draft, submission, imported, content)
        draft.put(submission)
        changes = self._commit(draft, f"Receive {quoted(file_name)}")
        if state is SubmissionState.SET_ASIDE:
            message = f"{proposal.reasons[0]} Nothing was added; the file is kept, set aside in the inbox."
            return Received(Outcome.DUPLICATE, proposal.essay, submission.id, message, changes)
        return Received(
            Outcome.WAITING, proposal.essay, submission.id, self.proposed_words(proposal), changes
        )

    def _here_already(self, content: bytes, file_name: str) -> Received | None:
        """Return what to say of a file whose very bytes the collection has."""
        key = sha256(content)
        if known := self._received(key):
            return Received(Outcome.DUPLICATE, known, "", f"{quoted(file_name)} is here already")
        for one in self.record.all(Submission):
            if one.sha256 != key or one.state is SubmissionState.TAKEN:
                continue
            proposal = proposal_of(one)
            if one.state is SubmissionState.WAITING and proposal is not None:
                message = f"{self.proposed_words(proposal)} (it waits already)"
                return Received(Outcome.WAITING, proposal.essay, one.id, message)
            message = f"{quoted(file_name)} is here already: it was set aside"
            return Received(Outcome.DUPLICATE, "", one.id, message)
        return None


def _by(imported: Imported, person: Contributor) -> Imported:
    """Return what was read as the work of the contributor who sent it, told in its report."""
    said = (
        f"{person.name} was named as its author, for it came from an e-mail address of theirs. Change the "
        "authors in the essay's details."
    )
    report = dataclasses.replace(
        imported.report, remarks=(*imported.report.remarks, ReportRemark(RemarkKind.GUESSED, said))
    )
    return dataclasses.replace(imported, authors=(person.name,), report=report)
