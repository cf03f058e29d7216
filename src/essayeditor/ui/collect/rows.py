"""The rows of the essays table as plain values, made from the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from essayeditor.collection.book import joined_names
from essayeditor.collection.entities import (
    OUTSIDE_SECTIONS,
    Authorship,
    Contributor,
    Essay,
    Revision,
    State,
)
from essayeditor.collection.flags import Flag, FlagKind, all_flags, days_late
from essayeditor.collection.record import Record
from essayeditor.collection.regions import regions_of_essays
from essayeditor.collection.workflow import EXITS
from essayeditor.ui.collect import dates
from essayeditor.ui.collect.dates import Told
from essayeditor.ui.widgets.states import Look, look

FRONT = "front"
UNPLACED = "unplaced"
OUT = "out"
BIN = "bin"


@dataclass(frozen=True, slots=True)
class EssayRow:
    """One essay as the table shows it."""

    id: str
    title: str
    author: str
    state: State
    look: Look
    words: int
    target: int
    deadline: str
    due: Told
    late: int
    flags: tuple[Flag, ...]
    group: str
    binned: bool = False
    section: str = ""
    editor: str = ""
    regions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: str = ""

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        count = f"{self.words:,} of {self.target:,} words" if self.target else f"{self.words:,} words"
        parts = [
            self.title,
            self.author,
            self.look.text.lower(),
            count if self.words or self.target else "no text yet",
        ]
        if self.due.text:
            parts.append(self.due.text if self.due.tone else f"due {self.due.text}")
        parts.extend(flag.text for flag in self.flags if flag.kind is not FlagKind.LATE)
        return ", ".join(part for part in parts if part)


class Group(NamedTuple):
    """Essays that stand under one title, with a sign before it.

    `colour` is the section's number, counted from 0, or -1; `look` that of the state, if it is one.
    """

    key: str
    title: str
    colour: int
    rows: tuple[EssayRow, ...]
    look: Look | None = None

    @property
    def detail(self) -> str:
        """How many essays and words there are."""
        words = sum(row.words for row in self.rows)
        count = "1 essay" if len(self.rows) == 1 else f"{len(self.rows):,} essays"
        return f"{count}, {words:,} words" if words else count

    @property
    def sentence(self) -> str:
        """The group as a screen reader says it."""
        return f"{self.title}, {self.detail}"


def groups(record: Record, today: date) -> list[Group]:
    """Return every essay of the collection in groups: front matter, sections, unplaced, out, bin."""
    make = _Maker(record, today)
    gathered: dict[str, list[EssayRow]] = defaultdict(list)
    for essay in record.essays():
        row = make.row(essay, _group_of(essay))
        gathered[row.group].append(row)
    binned = sorted((e for e in record.all(Essay) if e.binned), key=lambda e: (e.title, e.id))
    gathered[BIN] = [make.row(essay, BIN) for essay in binned]
    listed = [Group(FRONT, "Outside the sections", -1, tuple(gathered[FRONT]))]
    listed += [
        Group(section.id, section.title, section.colour - 1, tuple(gathered[section.id]))
        for section in record.sections()
    ]
    listed += [
        Group(UNPLACED, "Not in a section yet", -1, tuple(gathered[UNPLACED])),
        Group(OUT, "Not in the book", -1, tuple(gathered[OUT])),
        Group(BIN, "Bin", -1, tuple(gathered[BIN])),
    ]
    sections = {section.id for section in record.sections()}
    return [group for group in listed if group.rows or group.key in sections]


def counted(rows: Sequence[EssayRow]) -> list[str]:
    """Return essays, words and approvals of the book, as the status bar tells them."""
    inside = [row for row in rows if row.group not in (BIN, OUT)]
    if not inside:
        return ["No essays yet"]
    words, wanted = sum(row.words for row in inside), sum(row.target for row in inside)
    approved = sum(row.look.tone in ("green", "plum") for row in inside)
    return [
        "1 essay" if len(inside) == 1 else f"{len(inside):,} essays",
        f"{words:,} of {wanted:,} words" if wanted else f"{words:,} words",
        f"{approved:,} of {len(inside):,} approved",
    ]


def _group_of(essay: Essay) -> str:
    if essay.state in EXITS:
        return OUT
    if essay.kind in OUTSIDE_SECTIONS:
        return FRONT
    return essay.section or UNPLACED


class _Maker:
    """Makes rows; looks authors up once, since 500 essays ask for them."""

    def __init__(self, record: Record, today: date) -> None:
        self._record = record
        self._today = today
        self._authors: dict[str, list[Authorship]] = defaultdict(list)
        for authorship in record.all(Authorship):
            self._authors[authorship.essay].append(authorship)
        self._sections = {section.id: section.title for section in record.sections()}
        self._regions = regions_of_essays(record)
        self._flags = all_flags(record, today)

    def row(self, essay: Essay, group: str) -> EssayRow:
        revision = self._record.find(Revision, essay.revision) if essay.revision else None
        found = () if group in (OUT, BIN) else self._flags.get(essay.id, ())
        stale = any(flag.kind is FlagKind.APPROVAL_OUT_OF_DATE for flag in found)
        late = 0 if group in (OUT, BIN) else days_late(essay, self._today)
        return EssayRow(
            id=essay.id,
            title=essay.title,
            author=self._byline(essay.id),
            state=essay.state,
            look=look(essay.state, stale=stale),
            words=revision.words if revision is not None else 0,
            target=essay.target_words,
            deadline=essay.deadline,
            due=dates.deadline(essay.deadline, self._today, late),
            late=late,
            flags=found,
            group=group,
            binned=group == BIN,
            section=self._sections.get(essay.section, ""),
            editor=essay.editor,
            regions=self._regions.get(essay.id, ()),
            tags=essay.tags,
            kind=essay.kind.value,
        )

    def _byline(self, essay: str) -> str:
        joins = sorted(self._authors[essay], key=lambda one: (one.order, one.id))
        people = [self._record.get(Contributor, join.contributor) for join in joins]
        if len(people) == 1:
            person = people[0]
            place = ", ".join(part for part in (person.role, person.place) if part)
            return f"{person.name}, {place}" if place and len(person.name) < 30 else person.name
        return joined_names([person.name for person in people])
