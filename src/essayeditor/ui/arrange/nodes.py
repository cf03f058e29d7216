"""The book as a tree of plain values: parts, sections, essays, and what lies beside the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from essayeditor.collection.book import joined_names
from essayeditor.collection.entities import (
    OUTSIDE_SECTIONS,
    Authorship,
    Contributor,
    Essay,
    PartKind,
    Revision,
    Section,
)
from essayeditor.collection.flags import FlagKind, all_flags
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.widgets.rows import ColourSign, IconSign, Sign
from essayeditor.ui.widgets.states import Look, look

FRONT = OUTSIDE_SECTIONS
LOOSE, BESIDE, BIN = "#loose", "#beside", "#bin"


class Kind(Enum):
    """What a row of the tree is."""

    PART = "part"
    SECTION = "section"
    ESSAY = "essay"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Node:
    """One row of the tree. `on` says of a part whether it is in the book."""

    key: str
    kind: Kind
    title: str
    sign: Sign | None = None
    count: int | str = ""
    on: bool | None = None
    children: tuple[Node, ...] = ()
    sentence: str = ""
    binned: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One essay as the corkboard shows it."""

    id: str
    title: str
    author: str
    standfirst: str
    look: Look
    words: int
    target: int
    in_book: bool

    @property
    def sentence(self) -> str:
        """The card as a screen reader says it."""
        return ", ".join(
            part for part in (self.title, self.author, self.look.text.lower(), self.size) if part
        )

    @property
    def size(self) -> str:
        """How long it is."""
        return f"{self.words:,} words" if self.words else "no text yet"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section with its cards."""

    id: str
    title: str
    colour: int
    cards: tuple[Card, ...]
    words: int
    target: int


class Reader:
    """Reads a record once for the tree and the corkboard."""

    def __init__(self, record: Record, today: date) -> None:
        self._record = record
        self._flags = all_flags(record, today)
        self._authors: dict[str, list[Authorship]] = defaultdict(list)
        for authorship in record.all(Authorship):
            self._authors[authorship.essay].append(authorship)
        self._cards: dict[str, Card] = {}
        self._essays = record.essays()
        self._sections = record.sections()
        self._known = {section.id for section in self._sections}

    def card(self, essay: Essay) -> Card:
        """Return an essay as a card."""
        if essay.id not in self._cards:
            self._cards[essay.id] = self._make(essay)
        return self._cards[essay.id]

    def _make(self, essay: Essay) -> Card:
        revision = self._record.find(Revision, essay.revision) if essay.revision else None
        stale = any(f.kind is FlagKind.APPROVAL_OUT_OF_DATE for f in self._flags.get(essay.id, ()))
        return Card(
            id=essay.id,
            title=essay.title,
            author=self._byline(essay.id),
            standfirst=essay.standfirst,
            look=look(essay.state, stale=stale),
            words=revision.words if revision is not None else 0,
            target=essay.target_words,
            in_book=essay.state not in EXITS,
        )

    def _byline(self, essay: str) -> str:
        joins = sorted(self._authors[essay], key=lambda one: (one.order, one.id))
        people = [self._record.get(Contributor, join.contributor) for join in joins]
        if len(people) == 1:
            role = ", ".join(part for part in (people[0].role, people[0].place) if part)
            return role or people[0].name
        return joined_names([person.name for person in people])

    def shelves(self) -> list[Shelf]:
        """Return the sections with their cards, and the essays in no section."""
        found = [self._shelf(section.id, section.title, section.colour - 1) for section in self._sections]
        loose = [essay for essay in self._loose() if essay.state not in EXITS]
        if loose:
            cards = tuple(self.card(essay) for essay in loose)
            words, target = sum(c.words for c in cards), sum(c.target for c in cards)
            found.append(Shelf("", "Not in a section yet", -1, cards, words, target))
        return found

    def _shelf(self, key: str, title: str, colour: int) -> Shelf:
        inside = [e for e in self._essays if e.section == key and e.state not in EXITS]
        cards = tuple(self.card(essay) for essay in inside)
        return Shelf(key, title, colour, cards, sum(c.words for c in cards), sum(c.target for c in cards))

    def _loose(self) -> list[Essay]:
        return [e for e in self._essays if e.section not in self._known and e.kind not in FRONT]

    def tree(self) -> tuple[Node, ...]:
        """Return the rows of the tree."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Node]:
        parts = self._record.collection.parts
        for part in _order(parts):
            if part is PartKind.SECTIONS:
                yield from map(self._section, self._sections)
            else:
                yield self._part(part, on=part in parts)
        loose = [self._essay(e) for e in self._loose() if e.state not in EXITS]
        if loose:
            yield Node(LOOSE, Kind.GROUP, "Not in a section yet", IconSign("outline"), children=tuple(loose))
        beside = [self._essay(e) for e in self._essays if e.state in EXITS]
        if beside:
            yield Node(BESIDE, Kind.GROUP, "Beside the book", IconSign("page"), children=tuple(beside))
        gone = self._binned()
        if gone:
            yield Node(BIN, Kind.GROUP, "Bin", IconSign("bin"), len(gone), children=gone)

    def _part(self, part: PartKind, *, on: bool) -> Node:
        inside = tuple(
            self._essay(e) for e in self._essays if FRONT.get(e.kind) is part and e.state not in EXITS
        )
        title = part.value.capitalize()
        said = f"{title}, {'in the book' if on else 'left out'}"
        return Node(part.value, Kind.PART, title, None, "" if on else "off", on, inside, said)

    def _section(self, section: Section) -> Node:
        essays = [e for e in self._essays if e.section == section.id and e.state not in EXITS]
        rows = tuple(map(self._essay, essays))
        words = sum(self.card(e).words for e in essays)
        many = "1 essay" if len(rows) == 1 else f"{len(rows)} essays"
        said = f"Section {section.title}, {many}, {words:,} words"
        sign = ColourSign(section.colour - 1)
        return Node(section.id, Kind.SECTION, section.title, sign, words or "", None, rows, said)

    def _essay(self, essay: Essay) -> Node:
        card = self.card(essay)
        count: int | str = card.words or ""
        if not card.in_book:
            count = card.look.text.lower()
        return Node(essay.id, Kind.ESSAY, essay.title, card.look, count, sentence=card.sentence)

    def _binned(self) -> tuple[Node, ...]:
        sections = sorted((s for s in self._record.all(Section) if s.binned), key=lambda s: (s.title, s.id))
        essays = sorted((e for e in self._record.all(Essay) if e.binned), key=lambda e: (e.title, e.id))
        return (
            *(
                Node(s.id, Kind.SECTION, s.title, ColourSign(s.colour - 1), "section", binned=True)
                for s in sections
            ),
            *(Node(e.id, Kind.ESSAY, e.title, IconSign("page"), "", binned=True) for e in essays),
        )


def _order(parts: tuple[PartKind, ...]) -> list[PartKind]:
    """Return all parts, those in the book in its order, the others at their usual place."""
    order = list(parts)
    usual = list(PartKind)
    for part in usual:
        if part not in order:
            later = [n for n, p in enumerate(order) if usual.index(p) > usual.index(part)]
            order.insert(later[0] if later else len(order), part)
    return order
