"""Makes the proposal for a file that came in: what it is, of which essay, by whom, and why."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from essayeditor.collection.entities import (
    Authorship,
    Contributor,
    Essay,
    Revision,
    Submission,
    SubmissionState,
)
from essayeditor.collection.record import Record
from essayeditor.desk.inbox.evidence import Came, cases, current_document, folded, named_authors, sender_of
from essayeditor.desk.inbox.likeness import ALIKE, Print, print_of, print_of_words, same_words, share
from essayeditor.desk.inbox.proposal import POSSIBLE, Kind, Proposal, proposal_of
from essayeditor.desk.words import quoted
from essayeditor.importers.result import Imported, ImportedPicture
from essayeditor.text.document import Document
from essayeditor.text.plain import words

Text = Callable[[str], Document]
"""Gives the text under a hash."""


class Prints:
    """Fingerprints of the texts of a collection, made once and kept while the desk is open."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[str, Print] = {}
        self.latest: Print | None = None
        """Of the file that was matched last."""

    def of(self, document: str) -> Print:
        """Return the fingerprint of the text under a hash."""
        if document not in self._known:
            self._known[document] = print_of(self._text(document))
        return self._known[document]

    def remember_latest(self, document: str) -> None:
        """Keep what was made of the file matched last as that of the text which it became."""
        if self.latest is not None:
            self._known.setdefault(document, self.latest)

    def ready(self, record: Record, until: float) -> bool:
        """Make what fingerprints are still missing, until a moment of the monotonic clock; say if all are."""
        for essay in record.essays():
            document = current_document(record, essay)
            if document and document not in self._known:
                if time.monotonic() >= until:
                    return False
                self.of(document)
        return True

    def of_essays(self, record: Record) -> dict[str, Print]:
        """Return the fingerprint of the current text of each essay that has one."""
        current = {essay.id: current_document(record, essay) for essay in record.essays()}
        return {key: self.of(document) for key, document in current.items() if document}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file is matched against."""

    record: Record
    prints: Prints


def match(imported: Imported, file_name: str, around: Surroundings, section: str = "") -> Proposal:
    """Return what a text is taken for."""
    record = around.record
    around.prints.latest = None
    if proof := _own_proof(imported, record):
        return proof
    said = [*words(" ".join(imported.taken).casefold()), *_said(imported.document)]
    found = around.prints.latest = print_of_words(said)
    prints = around.prints.of_essays(record)
    shares = {essay: share(found, there) for essay, there in prints.items()}
    if same := _same(imported, found, around, shares):
        return same
    addresses = tuple(filter(None, (imported.sender, *imported.emails)))
    came = Came(file_name, imported.title, imported.authors, addresses, found)
    ranked = cases(came, record, prints, shares)
    if ranked and ranked[0].sureness >= POSSIBLE:
        best = ranked[0]
        sureness = best.sureness
        if len(ranked) > 1 and ranked[1].sureness > sureness - 0.1:
            sureness *= 0.7  # two are about as likely
        return Proposal(Kind.NEXT_VERSION, sureness, best.said, essay=best.essay.id)
    return _new(imported, record, section)


def _said(document: Document) -> list[str]:
    from essayeditor.text.plain import plain_text

    return words(plain_text(document).casefold())


def _own_proof(imported: Imported, record: Record) -> Proposal | None:
    """Recognise a proof that we sent, by what its file says of itself."""
    essay = record.find(Essay, imported.own_essay) if imported.own_essay else None
    if essay is None or essay.binned or imported.own_collection not in ("", record.collection.id):
        return None
    base = next((r for r in record.revisions(essay.id) if r.document == imported.own_revision), None)
    if base is None:
        reason = (
            "It is a proof that was made here of this essay, but of a text that is not in this collection."
        )
        return Proposal(Kind.RETURNED_PROOF, 0.7, (reason,), essay=essay.id)
    reasons = [f"It is the proof that was made here of version {base.number} of this essay."]
    if essay.revision != base.id:
        reasons.append("The essay was changed here meanwhile; both sets of changes are brought together.")
    return Proposal(Kind.RETURNED_PROOF, 1.0, tuple(reasons), essay=essay.id, base=base.document)


def _same(
    imported: Imported, found: Print, around: Surroundings, shares: Mapping[str, float]
) -> Proposal | None:
    """Recognise a text that is here already, word for word, in another file."""
    record = around.record
    head = [imported.title, imported.standfirst, *imported.authors, *imported.taken]
    for essay in record.essays():
        if shares.get(essay.id, 0.0) < ALIKE:
            continue
        there = around.prints.of(current_document(record, essay))
        names = [person.name for _, person in record.authors(essay.id)]
        if same_words(found, there, [*head, essay.title, essay.standfirst, *names]):
            reason = f"It has the same words as {quoted(essay.title)}, in another file."
            return Proposal(Kind.SAME_WORDS, 1.0, (reason,), essay=essay.id)
    for other in waiting(record):
        proposal = proposal_of(other)
        if proposal is None or not proposal.document:
            continue
        said = [*head, proposal.title, proposal.standfirst, *proposal.authors]
        if same_words(found, around.prints.of(proposal.document), said):
            reason = f"It has the same words as {quoted(other.file_name)}, which waits in the inbox."
            return Proposal(Kind.SAME_WORDS, 1.0, (reason,), essay=proposal.essay)
    return None


def waiting(record: Record) -> list[Submission]:
    """Return what waits in the inbox, in the order in which it came."""
    found = (one for one in record.all(Submission) if one.state is SubmissionState.WAITING)
    return sorted(found, key=lambda one: (one.received, one.file_name, one.id))


def set_aside(record: Record) -> list[Submission]:
    """Return what was set aside, the latest first."""
    found = (one for one in record.all(Submission) if one.state is SubmissionState.SET_ASIDE)
    return sorted(found, key=lambda one: (one.received, one.file_name, one.id), reverse=True)


def _new(imported: Imported, record: Record, section: str) -> Proposal:
    reasons = ["Nothing in the collection is like it."]
    contributor = ""
    if not imported.authors and (person := sender_of([imported.sender], record)):
        contributor = person.id
        reasons.append(f"It came from the e-mail address of {person.name}.")
    elif named := named_authors(imported.authors, record):
        contributor = named[0].id
    return Proposal(Kind.NEW_ESSAY, 1.0, tuple(reasons), contributor=contributor, section=section)


def match_picture(picture: ImportedPicture, file_name: str, sender: str, record: Record) -> Proposal:
    """Return what a picture that came alone is taken for: a headshot, or a picture for an essay."""
    said = f" {folded(file_name.rsplit('.', 1)[0].replace('-', ' '))} "
    for essay in record.essays():
        title = folded(essay.title)
        if len(title) > 5 and f" {title} " in said:
            reason = "The file’s name holds the essay’s title."
            return Proposal(Kind.PICTURE, 0.8, (reason,), essay=essay.id)
    face = any(word in said for word in (" headshot ", " portrait ", " photo of "))
    people = _named_in(said, record.all(Contributor))
    if len(people) == 1:
        reason = f"The file’s name has the name of {people[0].name}."
        return Proposal(Kind.HEADSHOT, 0.92 if face else 0.75, (reason,), contributor=people[0].id)
    person = sender_of([sender], record)
    if person is not None:
        reason = f"It came from the e-mail address of {person.name}."
        if face or (not person.headshot and picture.height >= picture.width):
            return Proposal(Kind.HEADSHOT, 0.65, (reason,), contributor=person.id)
        own = [a.essay for a in record.all(Authorship) if a.contributor == person.id]
        if len(own) == 1:
            return Proposal(Kind.PICTURE, 0.65, (reason,), essay=own[0], contributor=person.id)
    return Proposal(Kind.PICTURE, 0.0, ("Its name does not say whose it is, or for which essay.",))


def _named_in(said: str, people: Iterable[Contributor]) -> list[Contributor]:
    found = []
    for person in people:
        telling = [word for word in folded(person.name).split() if len(word) > 2]
        if telling and all(f" {word} " in said for word in telling):
            found.append(person)
    return found


def base_of(record: Record, essay: Essay, proposal: Proposal) -> str:
    """Return the hash of the text that a version was made from: as far as can be known.

    A returned proof says it; anything else is held against the last text that came from outside.
    """
    if proposal.base:
        return proposal.base
    came: Mapping[int, Revision] = {r.number: r for r in record.revisions(essay.id) if r.submission}
    return came[max(came)].document if came else current_document(record, essay)
