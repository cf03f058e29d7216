"""Bringing a file that was read into the record: essay, authors, submission, pictures, text."""

from __future__ import annotations

import dataclasses
import re
from pathlib import PurePath

from essayeditor.collection.entities import (
    Contributor,
    Essay,
    EssayKind,
    LogEntry,
    LogKind,
    Origin,
    PrivateDetails,
    State,
    Submission,
    SubmissionState,
    new_key,
)
from essayeditor.desk.bylines import with_known_byline
from essayeditor.desk.changes import NOTHING, Change, Changes
from essayeditor.desk.clock import now
from essayeditor.desk.contributors import put_authors
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.essays import placed
from essayeditor.desk.fields import clean
from essayeditor.desk.inbox.proposal import Proposal
from essayeditor.desk.people import same_person
from essayeditor.desk.reports import report_to_json
from essayeditor.desk.texts import put_text, refuse_fixed
from essayeditor.desk.words import quoted
from essayeditor.foundation.files import sha256
from essayeditor.importers.result import Imported
from essayeditor.importers.returning import with_known_pictures
from essayeditor.store.content import Asset
from essayeditor.text.codec import to_json

NOT_IN_YET = frozenset({State.IDEA, State.INVITED, State.AGREED, State.BRIEFED})


class ImportOperations(DeskCore):
    """Adding what an importer read. Reading itself is a job (`desk.jobs`)."""

    def add_import(
        self,
        imported: Imported,
        file_name: str,
        content: bytes,
        *,
        section: str = "",
        kind: EssayKind = EssayKind.ESSAY,
        essay: str = "",
    ) -> Changes:
        """Take a file that was read into the collection, in one step.

        With `essay` it is the next version of that essay's text; otherwise a new essay at the end of
        `section`, whose key is `created[0]`. A file that the collection has already, byte for byte,
        changes nothing: `duplicate_of` is then the essay that it came in with. OperationRefused if
        the essay is locked or published.
        """
        file_name = PurePath(file_name.replace("\\", "/")).name
        key = sha256(content)
        if known := self._received(key):
            return Changes(label=f"{quoted(file_name)} is here already", duplicate_of=known)
        imported = self._settled(imported)
        draft = self._draft()
        draft.delete(*(one for one in self.record.all(Submission) if one.sha256 == key and not one.essay))
        if essay:
            refuse_fixed(self.record.get(Essay, essay))
            subject = self.record.get(Essay, essay)
        else:
            subject = placed(self.record, new_essay(imported, file_name, kind), section)
        in_at_last = subject.state in NOT_IN_YET
        if in_at_last:
            subject = dataclasses.replace(subject, state=State.RECEIVED)
        draft.put(subject)
        self._put_file(draft, subject.id, imported, file_name, content)
        if not self.record.authors(subject.id):
            put_people(draft, subject.id, imported, file_name)
        what = f"Received {quoted(file_name)}"
        mark, value = (LogKind.STATE, subject.state.value) if in_at_last else (LogKind.EVENT, "")
        draft.put(LogEntry(new_key(), subject.id, now(), what, kind=mark, value=value))
        comments = frozenset({Change.COMMENTS}) if imported.comments else frozenset()
        also = Changes(comments, essays=frozenset({subject.id})) if comments else NOTHING
        return self._commit(draft, f"Import {quoted(file_name)}", also=also)

    def _received(self, key: str) -> str:
        """Return the essay (not in the bin) that a file came in with, or ""."""
        for one in self.record.all(Submission):
            essay = self.record.find(Essay, one.essay) if one.sha256 == key else None
            if essay is not None and one.state is SubmissionState.TAKEN and not essay.binned:
                return essay.id
        return ""

    def _settled(self, imported: Imported) -> Imported:
        """Return what was read as this collection knows it: its pictures, and who wrote it."""
        if imported.stand_ins:
            imported = with_known_pictures(imported, self._has_picture)
        return with_known_byline(imported, self.record.all(Contributor))

    def _has_picture(self, key: str) -> bool:
        try:
            self._file.asset(key)
        except KeyError:
            return False
        return True

    @staticmethod
    def _put_file(draft: Draft, essay: str, imported: Imported, file_name: str, content: bytes) -> None:
        submission = dataclasses.replace(submission_of(imported, file_name, content), essay=essay)
        put_contents(draft, submission, imported, content)
        draft.put(submission)
        put_text(
            draft,
            essay,
            imported.document,
            to_json(imported.document),
            comments=imported.comments,
            by=", ".join(imported.authors),
            origin=Origin.IMPORT,
            label=file_name,
            submission=submission.id,
        )


def submission_of(imported: Imported, file_name: str, content: bytes) -> Submission:
    """Return the record of a file that came in, as one that was taken."""
    return Submission(
        id=new_key(),
        essay="",
        file_name=file_name,
        sha256=sha256(content),
        received=now(),
        sent=imported.sent,
        sender=imported.sender or (imported.emails[0] if imported.emails else ""),
        report=report_to_json(imported.report),
    )


def put_contents(draft: Draft, submission: Submission, imported: Imported, content: bytes) -> None:
    """Put into a draft what a file brought beside its words: itself, and its pictures."""
    draft.originals[submission.sha256] = content
    for picture in imported.pictures:
        draft.assets[picture.sha256] = Asset(
            picture.sha256, picture.content, picture.media_type, picture.width, picture.height
        )


Found = Imported | Proposal
"""What was found at the head of a text, whether it was read just now or waits in the inbox."""


def new_essay(found: Found, file_name: str, kind: EssayKind = EssayKind.ESSAY, language: str = "") -> Essay:
    """Return the essay that a file makes where it is the first of it."""
    if not language and isinstance(found, Imported):
        language = found.document.lang
    return Essay(
        id=new_key(),
        title=clean(found.title) or readable(file_name),
        standfirst=clean(found.standfirst, several_lines=True),
        kind=kind,
        language=language,
    )


def put_people(draft: Draft, essay: str, found: Found, file_name: str) -> None:
    """Name the authors that the text names, as people known already where they are."""
    keys: list[str] = []
    for name in filter(None, map(clean, found.authors)):
        person = same_person(name, draft.record.all(Contributor))
        if person is None:
            person = Contributor(id=new_key(), name=name)
            draft.put(person)
        keys.append(person.id)
    put_authors(draft, essay, keys)
    if keys and (found.emails or found.telephones):
        draft.put(_with_addresses(draft, keys, found, file_name))


def _with_addresses(draft: Draft, keys: list[str], found: Found, file_name: str) -> PrivateDetails:
    """Return the first author's private details with what the text gave away of them.

    With several authors nobody can tell whose an address is, so it goes into the notes.
    """
    before = draft.record.find(PrivateDetails, keys[0]) or PrivateDetails(id=keys[0])
    emails, phones = list(found.emails), list(found.telephones)
    email, phone = before.email, before.phone
    if len(keys) == 1:
        email = email or (emails.pop(0) if emails else "")
        phone = phone or (phones.pop(0) if phones else "")
    known = f"{email} {phone} {before.notes}"
    rest = [one for one in (*emails, *phones) if one not in known]
    notes = f"{before.notes}\nIn {file_name}: {', '.join(rest)}".strip() if rest else before.notes
    return dataclasses.replace(before, email=email, phone=phone, notes=notes)


_VERSIONING = re.compile(
    r"([\s(]*\b(final|draft|copy|edited|clean|rev(ised)?|v\d+|version \d+|of)\b\)?|\s*\(\d+\)|\s+\d{1,2}$)+$",
    re.IGNORECASE,
)


def readable(file_name: str) -> str:
    """Return a file name as a title: "a-hall-of-our-own_final_v2 (1).docx" is "A hall of our own"."""
    name = clean(re.sub(r"[_+]+", " ", PurePath(file_name).stem))
    title = clean(_VERSIONING.sub("", name)) or name or "Untitled"
    if not re.search(r"\s", title) and len(re.findall(r"[-.]", title)) > 1:
        title = clean(re.sub(r"[-.]+", " ", title))
    return title[:1].upper() + title[1:]
