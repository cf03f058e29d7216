"""What an editor takes back of what an import guessed, and what of its report is known."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Essay,
    Origin,
    PrivateDetails,
    Revision,
    Submission,
)
from essayeditor.desk.changes import Changes
from essayeditor.desk.clock import today
from essayeditor.desk.contributors import put_authors
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.reports import report_of, report_to_json
from essayeditor.desk.texts import put_text, refuse_fixed
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused
from essayeditor.importers.result import Part, Report, Taken
from essayeditor.text.blocks import new_id
from essayeditor.text.codec import comments_from_json, from_json, to_json
from essayeditor.text.document import Document, all_blocks

_PUT_BACK = {
    Part.TITLE: "Put the title back into the text",
    Part.BYLINE: "This is not the byline",
    Part.ROLE: "Put the contributor’s role back into the text",
    Part.STANDFIRST: "Put the standfirst back into the text",
    Part.CONTACT: "Put this line back into the text",
    Part.REPEATED: "Put this line back into the text",
}


def put_back_words(taken: Taken) -> str:
    """Return what the button says that puts a line back."""
    if taken.part is Part.CONTACT and "@" in taken.text:
        return "Put the e-mail address back into the text"
    return _PUT_BACK[taken.part]


class AmendOperations(DeskCore):
    """Undoing guesses long after the import, each as a step of its own."""

    def put_line_back(self, submission: str, block: str) -> Changes:
        """Put a line that an import took from its file back where it stood.

        A line that was no byline takes its authors off the essay, and a contributor of whom nothing
        but that name is known out of the collection; a standfirst is no longer the essay's. The title
        stays, for an essay needs one, and addresses stay in the private record. OperationRefused if
        the essay is locked.
        """
        one = self.record.get(Submission, submission)
        report = report_of(one)
        taken = next((t for t in report.taken if t.block == block), None) if report else None
        if report is None or taken is None or taken.back:
            raise OperationRefused("That line stands in the text again already.")
        essay = self.record.get(Essay, one.essay)
        refuse_fixed(essay)
        draft = self._draft()
        document = with_line(self.document(essay.id), taken, report.taken)
        content = self._file.comments(essay.revision)
        put_text(
            draft,
            essay.id,
            document,
            to_json(document),
            comments=comments_from_json(content) if content else (),
            by=self.record.get(Revision, essay.revision).by,
            origin=Origin.EDIT,
            label=put_back_words(taken),
        )
        if taken.part is Part.STANDFIRST:
            self._clear_standfirst(draft, essay.id, taken)
        elif taken.part is Part.BYLINE:
            self._clear_authors(draft, essay.id, taken)
        done = dataclasses.replace(
            report,
            taken=tuple(dataclasses.replace(t, back=True) if t.block == block else t for t in report.taken),
        )
        _put_report(draft, one, done)
        return self._commit(draft, f"{put_back_words(taken)} of {quoted(essay.title)}")

    def acknowledge(self, essay: str) -> Changes:
        """Say that it is known of an essay that its text lacks words of its file."""
        subject = self.record.get(Essay, essay)
        draft = self._draft()
        for one in self.record.of_essay(Submission, essay):
            report = report_of(one)
            if report is not None and report.words_missing and not report.acknowledged:
                _put_report(draft, one, dataclasses.replace(report, acknowledged=today().isoformat()))
        return self._commit(draft, f"Mark the missing words of {quoted(subject.title)} as known")

    @staticmethod
    def _clear_standfirst(draft: Draft, essay: str, taken: Taken) -> None:
        now = draft.record.get(Essay, essay)
        left = " ".join(now.standfirst.replace(taken.text, " ").split())
        draft.put(dataclasses.replace(now, standfirst=left))

    @staticmethod
    def _clear_authors(draft: Draft, essay: str, taken: Taken) -> None:
        said = taken.text.casefold()
        authors = [person for _, person in draft.record.authors(essay)]
        named = [person for person in authors if person.name.casefold() in said]
        put_authors(draft, essay, [person.id for person in authors if person not in named])
        for person in named:
            elsewhere = any(a.contributor == person.id for a in draft.record.all(Authorship))
            bare = dataclasses.replace(Contributor(person.id, person.name), version=person.version)
            if not elsewhere and person == bare and draft.record.find(PrivateDetails, person.id) is None:
                draft.delete(person)


def _put_report(draft: Draft, submission: Submission, report: Report) -> None:
    draft.put(dataclasses.replace(submission, report=report_to_json(report)))


def with_line(document: Document, taken: Taken, all_taken: Sequence[Taken]) -> Document:
    """Return a text with a line back where it stood: before the block that it stood before, or its like.

    If that one was taken out too, what stood after it counts; at the end it stands last.
    """
    here = {block.id: n for n, block in enumerate(document.blocks)}
    after = {one.block: one.before for one in all_taken}
    place, seen = taken.before, set()
    while place and place not in here and place not in seen:
        seen.add(place)
        place = after.get(place, "")
    (line,) = from_json(taken.content.encode()).blocks
    if any(block.id == line.id for block in all_blocks(document)):
        line = dataclasses.replace(line, id=new_id())
    top = taken.part is not Part.CONTACT and bool(taken.before)
    at = here.get(place, 0 if top else len(document.blocks))
    blocks = (*document.blocks[:at], line, *document.blocks[at:])
    return dataclasses.replace(document, blocks=blocks)
