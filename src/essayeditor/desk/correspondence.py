"""Noting in an essay's log which letter went to whom, and what follows from it."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from enum import StrEnum

from essayeditor.collection.entities import Contributor, Essay, LogEntry, LogKind, Query, State, new_key
from essayeditor.collection.kept import per_essay
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import why_not
from essayeditor.desk.approvals import ApprovalOperations
from essayeditor.desk.changes import Changes
from essayeditor.desk.clock import now, today
from essayeditor.desk.essays import state_taken
from essayeditor.desk.letters import KINDS, Whose, open_queries, parsed
from essayeditor.desk.words import quoted

AGAIN = 7
"""Days after which another reminder is due."""


class Way(StrEnum):
    """What was done with a letter."""

    COPIED = "copied"
    SAVED = "saved as a Word file"
    MAIL = "opened in the mail program"


_NAMES = {
    "brief": "Brief",
    "reminder": "Reminder",
    "query": "Questions",
    "proof": "Proof for approval",
    "thanks": "Thanks",
}
_BEFORE_BRIEF = (State.IDEA, State.INVITED, State.AGREED)


class LetterOperations(ApprovalOperations):
    """The log holds names and dates, never an address or the letter itself."""

    def note_letter(
        self, essay: str, contributor: str, letter: str, way: Way = Way.COPIED, *, reply_by: str = ""
    ) -> Changes:
        """Note that a letter (one of `desk.letters.KINDS`) went to a contributor today, as one step.

        After a brief the essay counts as briefed; the open queries count as sent; after a proof its
        text counts as sent for approval, with `reply_by` as the day to answer by.
        """
        name = _name(letter)
        subject = self.record.get(Essay, essay)
        person = self.record.get(Contributor, contributor)
        draft = self._draft()
        what = f"{name} to {person.name}, {way}"
        draft.put(
            LogEntry(
                new_key(), essay, now(), what, kind=LogKind.LETTER, value=letter, contributor=contributor
            )
        )
        if letter == "brief" and subject.state in _BEFORE_BRIEF:
            if not why_not(self.record, subject, State.BRIEFED):
                draft.put(dataclasses.replace(subject, state=State.BRIEFED))
                draft.put(state_taken(subject, State.BRIEFED))
        elif letter == "query":
            day = today().isoformat()
            asked = [q for q in open_queries(self.record, essay) if q.contributor in ("", contributor)]
            draft.put(*(dataclasses.replace(query, sent=day) for query in asked))
        elif letter == "proof" and subject.revision:  # whoever approved these words has only read them again
            self._sent_to(draft, subject, self._unapproved(subject, [contributor]), reply_by)
        return self._commit(draft, f"Note the {name.lower()} about {quoted(subject.title)}")

    def reword_letter(self, letter: str, text: str) -> Changes:
        """Word a letter anew for this collection alone; errors as `letters.parsed`."""
        made = parsed(letter, text, whose=Whose.COLLECTION)
        return self._put_letter(letter, made.text, f"Reword the {_name(letter).lower()}")

    def unword_letter(self, letter: str) -> Changes:
        """Give up the wording that a letter has in this collection: that of all collections holds again."""
        return self._put_letter(letter, "", f"Use the usual wording of the {_name(letter).lower()}")

    def _put_letter(self, letter: str, text: str, label: str) -> Changes:
        collection = self.record.collection
        worded = {**dict(collection.letters), letter: text}
        draft = self._draft()
        kept = tuple((key, worded[key]) for key in KINDS if worded.get(key))
        draft.put(dataclasses.replace(collection, letters=kept))
        return self._commit(draft, label)


def _name(letter: str) -> str:
    if letter not in KINDS:
        raise ValueError(f"There is no letter {letter!r}")
    return _NAMES[letter]


def letters_of(record: Record, essay: str) -> list[LogEntry]:
    """Return the letters that went about an essay, the latest first."""
    found = [entry for entry in record.of_essay(LogEntry, essay) if entry.kind is LogKind.LETTER]
    return sorted(found, key=lambda entry: (entry.when, entry.id), reverse=True)


def wanted(record: Record, letter: str, late: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return to whom a letter is due: pairs of an essay and one of its authors, in the order of the book.

    `late` are the essays that are late; a reminder goes to their authors.
    """
    day = today()
    return [
        (essay.id, person)
        for essay in record.essays()
        for person in _wanted(record, essay, day, late=essay.id in late).get(letter, ())
    ]


@per_essay
def _wanted(record: Record, essay: Essay, _day: date, *, late: bool) -> dict[str, tuple[str, ...]]:
    """Return to whom each letter about an essay is due."""
    people = [person.id for _, person in record.authors(essay.id)]
    asked = {query.contributor for query in open_queries(record, essay.id) if not query.sent}
    found = {letter: people for letter in KINDS if _is_due(record, essay, letter, late)}
    if "query" in found:
        found["query"] = [person for person in people if asked & {"", person}]
    if "reminder" in found:
        found["reminder"] = [person for person in people if not _reminded(record, essay.id, person)]
    return {letter: tuple(whom) for letter, whom in found.items()}


def _reminded(record: Record, essay: str, contributor: str) -> bool:
    """Say whether a reminder went to somebody within a week: another would be a nuisance."""
    since = (today() - timedelta(AGAIN)).isoformat()
    return any(
        entry.value == "reminder" and entry.contributor == contributor and entry.when >= since
        for entry in letters_of(record, essay)
    )


def _is_due(record: Record, essay: Essay, letter: str, late: bool) -> bool:
    gone = any(entry.value == letter for entry in letters_of(record, essay.id))
    if letter == "brief":
        return essay.state in _BEFORE_BRIEF
    if letter == "reminder":
        return late
    if letter == "query":
        return any(isinstance(query, Query) and not query.sent for query in open_queries(record, essay.id))
    if letter == "proof":
        return essay.state is State.COPY_EDITED
    return essay.state in (State.PUBLISHED, State.CORRECTED) and not gone
