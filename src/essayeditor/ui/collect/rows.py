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
    Essay,
    Revision,
    State,
)
from essayeditor.collection.flags import Flag, FlagKind, days_late, flags
from essayeditor.collection.kept import per_essay, per_record
from essayeditor.collection.record import Record
from essayeditor.collection.regions import regions_of
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


@per_record
def groups(record: Record, today: date) -> list[Group]:
    """Return every essay of the collection in groups: front matter, sections, unplaced, out, bin."""
    gathered: dict[str, list[EssayRow]] = defaultdict(list)
    sections = record.sections()
    titles = {section.id: section.title for section in sections}
    for essay in record.essays():
        group = _group_of(essay)
        gathered[group].append(_row(record, essay, today, group, titles.get(essay.section, "")))
    binned = sorted((e for e in record.all(Essay) if e.binned), key=lambda e: (e.title, e.id))
    gathered[BIN] = [_row(record, e, today, BIN, titles.get(e.section, "")) for e in binned]
    listed = [Group(FRONT, "Outside the sections", -1, tuple(gathered[FRONT]))]
    listed += [
        Group(section.id, section.title, section.colour - 1, tuple(gathered[section.id]))
        for section in sections
    ]
    listed += [
        Group(UNPLACED, "Not in a section yet", -1, tuple(gathered[UNPLACED])),
        Group(OUT, "Not in the book", -1, tuple(gathered[OUT])),
        Group(BIN, "Bin", -1, tuple(gathered[BIN])),
    ]
    return [group for group in listed if group.rows or group.key in titles]


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


@per_essay
def _row(record: Record, essay: Essay, today: date, group: str, section: str) -> EssayRow:
    inside = group not in (OUT, BIN)
    revision = record.find(Revision, essay.revision) if essay.revision else None
    found = flags(record, essay, today) if inside else ()
    stale = any(flag.kind is FlagKind.APPROVAL_OUT_OF_DATE for flag in found)
    late = days_late(essay, today) if inside else 0
    return EssayRow(
        id=essay.id,
        title=essay.title,
        author=_byline(record, essay.id),
        state=essay.state,
        look=look(essay.state, stale=stale),
        words=revision.words if revision is not None else 0,
        target=essay.target_words,
        deadline=essay.deadline,
        due=dates.deadline(essay.deadline, today, late),
        late=late,
        flags=found,
        group=group,
        binned=group == BIN,
        section=section,
        editor=essay.editor,
        regions=() if essay.binned else regions_of(record, essay),
        tags=essay.tags,
        kind=essay.kind.value,
    )


def _byline(record: Record, essay: str) -> str:
    people = [person for _join, person in record.authors(essay)]
    if len(people) == 1:
        person = people[0]
        place = ", ".join(part for part in (person.role, person.place) if part)
        return f"{person.name}, {place}" if place and len(person.name) < 30 else person.name
    return joined_names([person.name for person in people])
