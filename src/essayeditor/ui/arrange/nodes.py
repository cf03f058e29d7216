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
from essayeditor.collection.flags import stale_approvals
from essayeditor.collection.parts import shown_order
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.arrange.paging import Paging
from essayeditor.ui.widgets.rows import ColourSign, IconSign, Sign
from essayeditor.ui.widgets.states import Look, look

FRONT = OUTSIDE_SECTIONS
LOOSE, BESIDE, OUTSIDE, BIN = "#loose", "#beside", "#outside", "#bin"


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
    outside: bool = False  # not in the edition that is arranged


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
    pages: str = ""

    @property
    def sentence(self) -> str:
        """The card as a screen reader says it."""
        pages = (
            f"page{'s' if '–' in self.pages else ''} {self.pages.replace('–', ' to ')}" if self.pages else ""
        )
        said = (self.title, self.author, self.look.text.lower(), pages, self.length)
        return ", ".join(part for part in said if part)

    @property
    def length(self) -> str:
        """How many words it has."""
        return f"{self.words:,} words" if self.words else "no text yet"

    @property
    def size(self) -> str:
        """Its pages, where they are known; else how many words it has."""
        return self.pages or self.length


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section with its cards."""

    id: str
    title: str
    colour: int
    cards: tuple[Card, ...]
    words: int
    target: int
    pages: str = ""


_known: list[tuple[object, object, dict[str, str]]] = []
"""The bylines made last, with the tables they are of: most changes leave who wrote what as it is."""


def _bylines(record: Record) -> dict[str, str]:
    """Return how a card names the authors of each essay."""
    tables = record.tables[Authorship], record.tables[Contributor]
    if _known and _known[0][0] is tables[0] and _known[0][1] is tables[1]:
        return _known[0][2]
    joins: dict[str, list[Authorship]] = defaultdict(list)
    for authorship in record.all(Authorship):
        joins[authorship.essay].append(authorship)
    found = {}
    for essay, own in joins.items():
        own.sort(key=lambda one: (one.order, one.id))
        found[essay] = _byline([record.get(Contributor, join.contributor) for join in own])
    _known[:] = [(*tables, found)]
    return found


def _byline(people: list[Contributor]) -> str:
    if len(people) == 1:
        role = ", ".join(part for part in (people[0].role, people[0].place) if part)
        return role or people[0].name
    return joined_names([person.name for person in people])


class Reader:
    """Reads a record once for the tree and the corkboard.

    `record` is the view of an edition, `whole` the record it is of: what is there but not in the
    edition is listed beside it. `paging` tells the pages.
    """

    def __init__(
        self, record: Record, today: date, paging: Paging | None = None, whole: Record | None = None
    ) -> None:
        self._record = record
        self._whole = whole if whole is not None else record
        self._paging = paging or Paging()
        self._bylines = _bylines(record)
        self._cards: dict[str, Card] = {}
        self._essays = record.essays()
        self._stale = stale_approvals(record, self._essays, today)
        self._sections = record.sections()
        self._known = {section.id for section in self._sections}
        self._by_section: dict[str, list[Essay]] = defaultdict(list)
        for essay in self._essays:
            self._by_section[essay.section].append(essay)

    def card(self, essay: Essay) -> Card:
        """Return an essay as a card."""
        if essay.id not in self._cards:
            self._cards[essay.id] = self._make(essay)
        return self._cards[essay.id]

    def _make(self, essay: Essay) -> Card:
        revision = self._record.find(Revision, essay.revision) if essay.revision else None
        return Card(
            id=essay.id,
            title=essay.title,
            author=self._bylines.get(essay.id, ""),
            standfirst=essay.standfirst,
            look=look(essay.state, stale=essay.id in self._stale),
            words=revision.words if revision is not None else 0,
            target=essay.target_words,
            in_book=essay.state not in EXITS,
            pages=self._paging.span(essay.id) if revision is not None else "",
        )

    def shelves(self) -> list[Shelf]:
        """Return the sections with their cards, and the essays in no section."""
        found = [self._shelf(section.id, section.title, section.colour - 1) for section in self._sections]
        loose = [essay for essay in self._loose() if essay.state not in EXITS]
        if loose:
            cards = tuple(self.card(essay) for essay in loose)
            words, target = sum(c.words for c in cards), sum(c.target for c in cards)
            found.append(Shelf("", "Not in a section yet", -1, cards, words, target))
        return found

    def bands(self) -> list[Shelf]:
        """Return what lies beside the book: what is out of it, and what this edition has not got."""
        beside = tuple(self.card(essay) for essay in self._essays if essay.state in EXITS)
        found = [
            Shelf(
                BESIDE, "Beside the book", -1, beside, 0, 0, _many(len(beside), "held over, cut or withdrawn")
            )
        ]
        if self._whole is not self._record:
            outside = tuple(self.card(essay) for essay in self._not_inside())
            found.append(Shelf(OUTSIDE, "Not in this edition", -1, outside, 0, 0, _many(len(outside))))
        return found

    def _not_inside(self) -> list[Essay]:
        """Return the essays of the full book that are not in the edition."""
        inside = {essay.id for essay in self._essays}
        return [e for e in self._whole.essays() if e.id not in inside and e.state not in EXITS]

    def _shelf(self, key: str, title: str, colour: int) -> Shelf:
        inside = [e for e in self._by_section[key] if e.state not in EXITS]
        cards = tuple(self.card(essay) for essay in inside)
        planned = self._record.get(Section, key).target_words
        target = planned or sum(c.target for c in cards)
        said = self._paging.section_said(key)
        return Shelf(key, title, colour, cards, sum(c.words for c in cards), target, said)

    def _loose(self) -> list[Essay]:
        return [e for e in self._essays if e.section not in self._known and e.kind not in FRONT]

    def tree(self) -> tuple[Node, ...]:
        """Return the rows of the tree."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Node]:
        parts = self._record.collection.parts
        for part in shown_order(parts):
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
        yield from self._outside()
        gone = self._binned()
        if gone:
            yield Node(BIN, Kind.GROUP, "Bin", IconSign("bin"), len(gone), children=gone)

    def _part(self, part: PartKind, *, on: bool) -> Node:
        inside = tuple(
            self._essay(e) for e in self._essays if FRONT.get(e.kind) is part and e.state not in EXITS
        )
        title = part.value.capitalize()
        page = self._paging.first(self._paging.of_part(part)) if on else ""
        said = f"{title}, {'in the book' if on else 'left out'}{f', page {page}' if page else ''}"
        made = part in (PartKind.RECOMMENDATIONS, PartKind.CONTRIBUTORS)  # of what the essays have
        missing = made and self._paging and self._paging.of_part(part) is None
        if on and (missing or (part in FRONT.values() and not inside)):
            page = "none yet"
            said = f"{title}, none yet"
        return Node(part.value, Kind.PART, title, None, page if on else "off", on, inside, said)

    def _section(self, section: Section) -> Node:
        essays = [e for e in self._by_section[section.id] if e.state not in EXITS]
        rows = tuple(map(self._essay, essays))
        words = sum(self.card(e).words for e in essays)
        many = "1 essay" if len(rows) == 1 else f"{len(rows)} essays"
        pages = self._paging.section_said(section.id)
        said = f"Section {section.title}, {many}, {words:,} words{f', {pages}' if pages else ''}"
        sign = ColourSign(section.colour - 1)
        page = self._paging.first(self._paging.part(section.id))
        count: int | str = page if self._paging else words or ""
        return Node(section.id, Kind.SECTION, section.title, sign, count, None, rows, said)

    def _essay(self, essay: Essay) -> Node:
        card = self.card(essay)
        count: int | str = card.words or ""
        if self._paging:
            count = self._paging.first(self._paging.part(essay.id)) if card.words else "no text"
        if not card.in_book:
            count = card.look.text.lower()
        return Node(essay.id, Kind.ESSAY, essay.title, card.look, count, sentence=card.sentence)

    def _outside(self) -> Iterator[Node]:
        """Give what the collection has and this edition has not, for it is never put there unasked."""
        if self._whole is self._record:
            return
        titles = {section.id: section.title for section in self._whole.sections()}
        rows = []
        for essay in self._not_inside():
            said = f"{essay.title}, not in this edition"
            where = titles.get(essay.section, "")
            look = self.card(essay).look
            rows.append(Node(essay.id, Kind.ESSAY, essay.title, look, where, sentence=said, outside=True))
        if rows:
            yield Node(
                OUTSIDE, Kind.GROUP, "Not in this edition", IconSign("outline"), len(rows), None, tuple(rows)
            )

    def _binned(self) -> tuple[Node, ...]:
        record = self._whole
        sections = sorted((s for s in record.all(Section) if s.binned), key=lambda s: (s.title, s.id))
        essays = sorted((e for e in record.all(Essay) if e.binned), key=lambda e: (e.title, e.id))
        return (
            *(
                Node(
                    s.id,
                    Kind.SECTION,
                    s.title,
                    ColourSign(s.colour - 1),
                    "section",
                    sentence=f"Section {s.title}, in the bin",
                    binned=True,
                )
                for s in sections
            ),
            *(
                Node(
                    e.id,
                    Kind.ESSAY,
                    e.title,
                    IconSign("page"),
                    "",
                    sentence=f"{e.title}, in the bin",
                    binned=True,
                )
                for e in essays
            ),
        )


def _many(number: int, what: str = "") -> str:
    """Return "3 essays, held over, cut or withdrawn"; "" for none."""
    if not number:
        return ""
    return ", ".join(filter(None, ("1 essay" if number == 1 else f"{number:,} essays", what)))
