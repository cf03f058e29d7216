"""The rows of the list of contributors as plain values, made from the public record alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from essayeditor.collection.entities import Authorship, Contributor, Essay
from essayeditor.collection.flags import FlagKind, all_flags
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


def people(record: Record, today: date, twice: frozenset[str] = frozenset()) -> list[PersonRow]:
    """Return every contributor in the order of their sorted names; `twice` are keys of likely duplicates."""
    flags = all_flags(record, today)
    stale = {
        key
        for key, found in flags.items()
        if any(flag.kind is FlagKind.APPROVAL_OUT_OF_DATE for flag in found)
    }
    due = {
        key for key, found in flags.items() if any(flag.kind is FlagKind.BYLINE_UNCONFIRMED for flag in found)
    }
    joins: dict[str, list[Authorship]] = defaultdict(list)
    for join in record.all(Authorship):
        if not record.get(Essay, join.essay).binned:
            joins[join.contributor].append(join)
    place = {essay.id: number for number, essay in enumerate(record.essays())}
    everybody = sorted(record.all(Contributor), key=lambda p: ((p.sort_name or p.name).casefold(), p.id))
    rows = []
    for person in everybody:
        mine = sorted(joins[person.id], key=lambda join: place[join.essay])
        written = tuple(_written(record, join.essay, stale) for join in mine)
        open_ones = any(not join.confirmed and join.essay in due for join in mine)
        missing = tuple(_missing(person, mine, record, stale, byline_due=open_ones))
        if person.id in twice:
            missing = tuple(one for one in KINDS if one is TWICE or one in missing)
        search = " ".join((person.name, person.role, person.organisation, person.place,
                           person.nation_or_region, *(one.title for one in written))).casefold()  # fmt: skip
        rows.append(PersonRow(person.id, person.name, person.role, person.place, written, missing, search))
    return rows


def _written(record: Record, key: str, stale: set[str]) -> Written:
    essay = record.get(Essay, key)
    return Written(key, essay.title, look(essay.state, stale=key in stale))


def _missing(
    person: Contributor, joins: list[Authorship], record: Record, stale: set[str], *, byline_due: bool
) -> Iterable[Missing]:
    if any(join.essay in stale for join in joins):
        yield STALE
    if byline_due:
        yield BYLINE
    active = [join for join in joins if record.get(Essay, join.essay).state not in EXITS]
    if active and not person.biography:
        yield NO_BIOGRAPHY
    if not joins:
        yield NO_ESSAY


def biography_words(text: str) -> str:
    """Return how long a biography is, and how long it should be."""
    words = count_words(text)
    wanted = f"{BIOGRAPHY.start} to {BIOGRAPHY.stop - 1} wanted"
    return f"{words:,} word{'' if words == 1 else 's'}, {wanted}" if words else f"None yet, {wanted}"
