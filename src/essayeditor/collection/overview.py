"""The book looked at as a whole: words against plan, places, people, themes, and what is still to be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from essayeditor.collection.entities import Authorship, Contributor, Essay, Revision
from essayeditor.collection.flags import FlagKind, all_flags
from essayeditor.collection.progress import Holder, holder
from essayeditor.collection.record import Record
from essayeditor.collection.regions import REGIONS, regions_of_essays
from essayeditor.collection.workflow import EXITS


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is counted: its name, how many, of how many (0: no plan), and the essays it is about.

    `key` names what it stands for, such as a section or a kind of flag.
    """

    name: str
    number: int
    essays: frozenset[str]
    plan: int = 0
    key: str = ""


def inside(record: Record) -> list[Essay]:
    """Return the essays that are in the book."""
    return [essay for essay in record.essays() if essay.state not in EXITS]


def words_by_section(record: Record) -> list[Mark]:
    """Return the words written in each section against what is planned; what stands in none comes last."""
    found: dict[str, list[Essay]] = defaultdict(list)
    for essay in inside(record):
        found[essay.section].append(essay)
    marks = [
        _words(record, section.title, section.id, found[section.id], section.target_words)
        for section in record.sections()
    ]
    if found[""]:
        marks.append(_words(record, "Outside the sections", "", found[""], 0))
    return marks


def _words(record: Record, name: str, key: str, essays: list[Essay], plan: int) -> Mark:
    revisions = (record.find(Revision, essay.revision) for essay in essays)
    written = sum(revision.words for revision in revisions if revision is not None)
    wanted = plan or sum(essay.target_words for essay in essays)
    return Mark(name, written, frozenset(essay.id for essay in essays), wanted, key)


def by_region(record: Record) -> list[Mark]:
    """Return the essays of each nation and region, in the order of `REGIONS`, and of none that is known.

    An essay by authors of several regions counts in each.
    """
    told = regions_of_essays(record)
    found: dict[str, set[str]] = defaultdict(set)
    for essay in inside(record):
        for region in told.get(essay.id) or ("",):
            found[region].add(essay.id)
    marks = [Mark(name, len(found[name]), frozenset(found[name]), key=name) for name in REGIONS]
    if found[""]:
        marks.append(Mark("Not known", len(found[""]), frozenset(found[""])))
    return marks


def by_standing(record: Record) -> list[Mark]:
    """Return how many contributors of each kind write for the book, with their essays."""
    essays = {essay.id for essay in inside(record)}
    people: dict[str, set[str]] = defaultdict(set)
    theirs: dict[str, set[str]] = defaultdict(set)
    for join in record.all(Authorship):
        person = record.find(Contributor, join.contributor)
        if person is not None and join.essay in essays:
            people[person.standing].add(person.id)
            theirs[person.standing].add(join.essay)
    marks = [
        Mark(_capital(name) or "Not said", len(people[name]), frozenset(theirs[name]), key=name)
        for name in people
    ]
    return sorted(marks, key=lambda mark: (not mark.key, -mark.number, mark.name))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def by_theme(record: Record) -> list[Mark]:
    """Return the essays of each theme, the commonest first, and those without one."""
    found: dict[str, set[str]] = defaultdict(set)
    for essay in inside(record):
        for tag in essay.tags or ("",):
            found[tag].add(essay.id)
    marks = [
        Mark(_capital(tag) or "No theme", len(found[tag]), frozenset(found[tag]), key=tag) for tag in found
    ]
    return sorted(marks, key=lambda mark: (not mark.key, -mark.number, mark.name))


def by_holder(record: Record) -> list[Mark]:
    """Return who has how many essays now."""
    found: Mapping[Holder, set[str]] = {one: set() for one in Holder}
    for essay in inside(record):
        one = holder(essay.state)
        if one is not None:
            found[one].add(essay.id)
    return [Mark(one.value, len(keys), frozenset(keys), key=one.name) for one, keys in found.items()]


_TO_DO = {
    "to come": "Texts to come",
    "with us": "To edit",
    "with contributors": "With contributors",
}
_SETTLES = {
    FlagKind.NO_TEXT: "Without a text",
    FlagKind.APPROVAL_OUT_OF_DATE: "Approvals out of date",
    FlagKind.BYLINE_UNCONFIRMED: "Bylines to confirm",
    FlagKind.QUERY_OPEN: "With open queries",
    FlagKind.OVER_LENGTH: "Over length",
}


def before_publication(record: Record, today: date) -> list[Mark]:
    """Return what stands between now and publication, with the essays: work to do, then flags to settle."""
    marks = [
        Mark(_TO_DO[mark.name], mark.number, mark.essays, key=mark.key)
        for mark in sorted(by_holder(record), key=lambda mark: -list(Holder).index(Holder[mark.key]))
        if mark.name in _TO_DO
    ]
    flagged: dict[str, set[str]] = defaultdict(set)
    for key, flags in all_flags(record, today).items():
        for flag in flags:
            if flag.kind is not FlagKind.LATE:
                flagged[flag.kind].add(key)
    for kind in FlagKind:
        if flagged[kind]:
            name = _SETTLES.get(kind, kind.value[:1].upper() + kind.value[1:])
            marks.append(Mark(name, len(flagged[kind]), frozenset(flagged[kind]), key=kind.value))
    return [mark for mark in marks if mark.number]


def days_left(record: Record, today: date) -> int | None:
    """Return the days until publication, below 0 if it is past; None while no day is set."""
    try:
        return (date.fromisoformat(record.collection.publication_date) - today).days
    except ValueError:
        return None
