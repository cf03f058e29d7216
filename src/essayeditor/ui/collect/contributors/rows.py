"""The rows of the list of contributors as plain values, made from the public record alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from essayeditor.collection.entities import Authorship, Contributor, Essay
from essayeditor.collection.flags import FlagKind, flags
from essayeditor.collection.kept import per_entity, per_essay, per_record
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.text.plain import count_words
from essayeditor.ui.widgets.states import Look, look

BIOGRAPHY = range(40, 81)
"""How many words of biography are wanted."""


class Missing(NamedTuple):
    """Something that a contributor's record lacks: a key, the words, and the sign of it."""

    key: str
    words: str
    icon: str
    tone: str


STALE = Missing("stale", "Approval out of date", "history", "red")
BYLINE = Missing("byline", "Byline not confirmed", "person", "amber")
NO_BIOGRAPHY = Missing("biography", "No biography", "note", "grey")
NO_ESSAY = Missing("essay", "No essay", "page", "grey")
TWICE = Missing("twice", "Perhaps here twice", "people", "amber")
KINDS = (STALE, BYLINE, TWICE, NO_BIOGRAPHY, NO_ESSAY)


class Written(NamedTuple):
    """An essay that a contributor writes, as the list shows it."""

    id: str
    title: str
    look: Look


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One contributor as the list shows it. Nothing private can stand here."""

    id: str
    name: str
    role: str
    place: str
    essays: tuple[Written, ...]
    missing: tuple[Missing, ...]
    search: str

    @property
    def detail(self) -> str:
        """The second line: role and place."""
        return ", ".join(part for part in (self.role, self.place) if part) or "No role or place yet"

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        essays = [f"{essay.title}, {essay.look.text.lower()}" for essay in self.essays]
        return ", ".join(
            [self.name, self.role, self.place, *essays, *(one.words.lower() for one in self.missing)]
        ).replace(", , ", ", ")

    @property
    def tip(self) -> str:
        """The essays and what is missing, a line to each."""
        lines = [f"{essay.title}: {essay.look.text.lower()}" for essay in self.essays]
        return "\n".join([*lines, *(one.words for one in self.missing)])


class _Share(NamedTuple):
    """An essay as far as it matters to one of its authors."""

    written: Written
    stale: bool
    byline_due: bool
    active: bool


@per_record
def people(record: Record, today: date, twice: frozenset[str] = frozenset()) -> list[PersonRow]:
    """Return every contributor in the order of their sorted names; `twice` are keys of likely duplicates."""
    shares: dict[str, list[_Share]] = defaultdict(list)
    for essay in record.essays():
        for contributor, share in _shares(record, essay, today):
            shares[contributor].append(share)
    rows = [
        (_sort_name(person), _row(record, person, tuple(shares[person.id]), twice=person.id in twice))
        for person in record.all(Contributor)
    ]
    return [row for _name, row in sorted(rows, key=lambda pair: (pair[0], pair[1].id))]


def _sort_name(person: Contributor) -> str:
    return (person.sort_name or person.name).casefold()


@per_essay
def _shares(record: Record, essay: Essay, today: date) -> tuple[tuple[str, _Share], ...]:
    """Return what an essay is to each of its authors."""
    kinds = {flag.kind for flag in flags(record, essay, today)}
    stale, due = FlagKind.APPROVAL_OUT_OF_DATE in kinds, FlagKind.BYLINE_UNCONFIRMED in kinds
    written = Written(essay.id, essay.title, look(essay.state, stale=stale))
    active = essay.state not in EXITS
    return tuple(
        (join.contributor, _Share(written, stale, due and not join.confirmed, active))
        for join in record.of_essay(Authorship, essay.id)
    )


@per_entity
def _row(_record: Record, person: Contributor, shares: tuple[_Share, ...], *, twice: bool) -> PersonRow:
    lacking = {
        STALE: any(share.stale for share in shares),
        BYLINE: any(share.byline_due for share in shares),
        TWICE: twice,
        NO_BIOGRAPHY: not person.biography and any(share.active for share in shares),
        NO_ESSAY: not shares,
    }
    written = tuple(share.written for share in shares)
    said = (person.name, person.role, person.organisation, person.place, person.nation_or_region)
    return PersonRow(
        id=person.id,
        name=person.name,
        role=person.role,
        place=person.place,
        essays=written,
        missing=tuple(kind for kind in KINDS if lacking[kind]),
        search=" ".join((*said, *(one.title for one in written))).casefold(),
    )


def biography_words(text: str) -> str:
    """Return how long a biography is, and how long it should be."""
    words = count_words(text)
    wanted = f"{BIOGRAPHY.start} to {BIOGRAPHY.stop - 1} wanted"
    return f"{words:,} word{'' if words == 1 else 's'}, {wanted}" if words else f"None yet, {wanted}"
