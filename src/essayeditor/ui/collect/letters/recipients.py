"""To whom a letter may go: those to whom it is due, or the authors of every essay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from essayeditor.collection.entities import Contributor, Essay, State
from essayeditor.collection.flags import days_late
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import ORDER
from essayeditor.desk.correspondence import letters_of, wanted
from essayeditor.desk.letters import open_queries
from essayeditor.ui.collect import dates


@dataclass(frozen=True, slots=True)
class Recipient:
    """An author of an essay, and when this letter went to them last. Nothing private can stand here."""

    essay: str
    contributor: str
    title: str
    name: str
    last: str = ""

    @property
    def text(self) -> str:
        """The row in the list."""
        return f"{self.name}, {self.title}"

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.text}, last sent {self.last}" if self.last else self.text


def due(record: Record, letter: str, today: date) -> list[Recipient]:
    """Return those to whom a letter is due, in the order of the book."""
    late = frozenset(essay.id for essay in record.essays() if days_late(essay, today))
    return [_recipient(record, letter, *pair) for pair in wanted(record, letter, late)]


def everybody(record: Record, letter: str) -> list[Recipient]:
    """Return the authors of every essay."""
    return [
        _recipient(record, letter, essay.id, person.id)
        for essay in record.essays()
        for _, person in record.authors(essay.id)
    ]


def _recipient(record: Record, letter: str, essay: str, contributor: str) -> Recipient:
    mine = [e for e in letters_of(record, essay) if e.value == letter and e.contributor == contributor]
    title, name = record.get(Essay, essay).title, record.get(Contributor, contributor).name
    return Recipient(essay, contributor, title, name, dates.short_day(mine[0].when[:10]) if mine else "")


def fitting(record: Record, essay: str, today: date) -> str:
    """Return the letter that an essay is most likely to need now."""
    subject = record.get(Essay, essay)
    if days_late(subject, today):
        return "reminder"
    if any(not query.sent for query in open_queries(record, essay)):
        return "query"
    place = ORDER.index(subject.state) if subject.state in ORDER else 0
    if place < ORDER.index(State.RECEIVED):
        return "brief"
    return "thanks" if place >= ORDER.index(State.PUBLISHED) else "proof"
