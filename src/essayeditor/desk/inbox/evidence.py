"""Gathers what speaks for a file being a version of an essay, and says it in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from functools import lru_cache

from essayeditor.collection.entities import Authorship, Contributor, Essay, PrivateDetails, Revision
from essayeditor.collection.record import Record
from essayeditor.desk.inbox.likeness import FEWEST, Print
from essayeditor.desk.people import same_person
from essayeditor.desk.words import quoted
from essayeditor.text.plain import words

_ALIKE = 88.0
"""How alike (of 100) two titles must be to be called much alike."""
_SOME = 0.15
"""The share of its phrases from which on a text is said to have something of another."""
_SHORT = frozenset(["a", "an", "the", "of", "and", "in", "on", "for", "to", "our", "my"])


@dataclass(frozen=True, slots=True)
class Came:
    """What is known of a file: its names for itself, who sent it, and its words."""

    file_name: str
    title: str
    authors: tuple[str, ...]
    addresses: tuple[str, ...]
    print: Print


@dataclass(slots=True)
class Case:
    """What speaks for one essay: each reason with its weight, from 0 to 1."""

    essay: Essay
    reasons: list[tuple[float, str]] = field(default_factory=list)
    of_text: bool = False
    """Whether title or words speak for it, not its contributor alone."""

    def add(self, weight: float, reason: str, *, of_text: bool = False) -> None:
        """Add a reason."""
        self.reasons.append((weight, reason))
        self.of_text = self.of_text or of_text

    @property
    def sureness(self) -> float:
        """All the reasons together: what is left of doubt when each takes its share."""
        doubt = 1.0
        for weight, _ in self.reasons:
            doubt *= 1 - weight
        return 1 - doubt

    @property
    def said(self) -> tuple[str, ...]:
        """The reasons as sentences, the weightiest first."""
        return tuple(reason for _, reason in sorted(self.reasons, key=lambda r: -r[0]))


def cases(came: Came, record: Record, prints: Mapping[str, Print], shares: Mapping[str, float]) -> list[Case]:
    """Return the essays that a file may be a version of, each with its case, the strongest first.

    `prints` are those of the essays' texts, by essay, and `shares` what the file shares with each. An
    essay that has a text already is a candidate only if title or words speak for it: people write
    more than one essay.
    """
    sender = sender_of(came.addresses, record)
    named = named_authors(came.authors, record)
    authors = _authors(record)
    found = []
    for essay in record.essays():
        case = Case(essay)
        _title(case, came, _words(case, came, prints, shares))
        _people(case, came, authors[essay.id], sender, named)
        if not case.reasons:
            continue
        waits = not essay.revision
        if not case.of_text and not waits:
            continue
        if waits:
            case.add(0.2, "That essay has no text yet.")
        found.append(case)
    return sorted(found, key=lambda case: (-case.sureness, bool(case.essay.revision)))


def _authors(record: Record) -> dict[str, list[Contributor]]:
    found: dict[str, list[Contributor]] = defaultdict(list)
    for join in sorted(record.all(Authorship), key=lambda a: (a.order, a.id)):
        found[join.essay].append(record.get(Contributor, join.contributor))
    return found


def _words(case: Case, came: Came, prints: Mapping[str, Print], shares: Mapping[str, float]) -> float:
    """Weigh the words that both have; return what is left to be made of the title.

    That is all where nothing speaks against it, little where the words are plainly others, since many
    an essay is called “Introduction”, and something between where the essay has a text of which too
    little is known.
    """
    there = prints.get(case.essay.id)
    if there is None:
        return 1.0
    part = shares[case.essay.id]
    if part >= _SOME:
        weight = 0.95 if part >= 0.6 else 0.8 if part >= 0.35 else 0.28  # one essay may quote another
        case.add(weight, f"{part:.0%} of its phrases stand in that essay’s text.", of_text=True)
        return 1.0
    return 0.3 if min(len(came.print.phrases), len(there.phrases)) >= FEWEST else 0.5


def _title(case: Case, came: Came, worth: float) -> None:
    """Weigh the title: `worth` is what is left to be made of it once the words were weighed."""
    title = folded(case.essay.title)
    if not title:
        return
    own = folded(came.title)
    if own == title:
        weight = 0.88 if not case.essay.revision else 0.75 if worth >= 0.5 else 0.25
        case.add(weight, "It bears the same title.", of_text=True)
    elif own and _like(own, title):
        what = f"Its title, {quoted(came.title)}, is much like the essay’s."
        case.add(0.55 * worth, what, of_text=True)
    elif len(title.split()) > 1 and f" {title} " in f" {folded(_stem(came.file_name))} ":
        case.add(0.55 * worth, "The file’s name holds the essay’s title.", of_text=True)


def _people(
    case: Case, came: Came, authors: list[Contributor], sender: Contributor | None, named: list[Contributor]
) -> None:
    for person in authors:
        if sender is not None and person.id == sender.id:
            case.add(0.55, f"It came from the e-mail address of {person.name}, who writes that essay.")
        if any(person.id == one.id for one in named):
            case.add(0.55, f"Its byline names {person.name}, who writes that essay.")
        elif _surname_in(person, came.file_name):
            case.add(0.35, f"The file’s name has the name of {person.name}, who writes that essay.")


def _surname_in(person: Contributor, file_name: str) -> bool:
    """Say whether a file's name has all the telling words of a contributor's name, or the surname."""
    said = set(folded(_stem(file_name)).split())
    telling = [word for word in folded(person.name).split() if len(word) > 2 and word not in _SHORT]
    surname = folded(person.sort_name.split(",")[0]) if "," in person.sort_name else ""
    return bool(telling) and (set(telling) <= said or (len(surname) > 3 and surname in said))


def sender_of(addresses: Iterable[str], record: Record) -> Contributor | None:
    """Return the contributor whose private record has one of these e-mail addresses."""
    wanted = {parseaddr(one)[1].casefold() or one.strip().casefold() for one in addresses if one.strip()}
    for details in record.all(PrivateDetails) if wanted else ():
        if details.email and details.email.strip().casefold() in wanted:
            return record.find(Contributor, details.id)
    return None


def named_authors(names: Iterable[str], record: Record) -> list[Contributor]:
    """Return the contributors whom a byline names, so far as they are known."""
    people = list(record.all(Contributor))
    found = (same_person(name, people) for name in names)
    return [person for person in found if person is not None]


@lru_cache(maxsize=8192)
def folded(title: str) -> str:
    """Return a title's words in small letters, parted by one space."""
    return " ".join(
        re.sub(r"[^\w\s]|_", " ", word).strip() for word in words(title.casefold().replace("_", " "))
    )


@lru_cache(maxsize=64)
def _stem(file_name: str) -> str:
    return re.sub(r"[-_.+]+", " ", file_name.rsplit(".", 1)[0])


def _like(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    if min(len(one), len(other)) < 6:
        return False
    numbers = [[w for w in title.split() if not w.isalpha()] for title in (one, other)]
    return numbers[0] == numbers[1] and fuzz.ratio(one, other) >= _ALIKE


def current_document(record: Record, essay: Essay) -> str:
    """Return the hash of an essay's current text, "" if it has none."""
    revision = record.find(Revision, essay.revision)
    return revision.document if revision else ""
