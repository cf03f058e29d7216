"""The editions of one collection: each is a view of the record, with its own order, parts, title and theme.

The view is a Record like any other, so that whatever reads a record (the book's making, lists, counts)
reads an edition without knowing it. An essay that is made later is in no edition until somebody puts it
there; one that is thrown away is in none, and stands where it stood when it comes back.
"""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import OUTSIDE_SECTIONS, Collection, Edition, Essay, Section
from essayeditor.collection.record import Record

Places = tuple[tuple[str, str], ...]
"""An edition's essays: each with the key of its section ("" for none), in reading order."""


def editions(record: Record) -> list[Edition]:
    """Return the editions beside the full book, in order."""
    return sorted(record.all(Edition), key=lambda e: (e.order, e.name.casefold(), e.id))


def view(record: Record, edition: str) -> Record:
    """Return the record as an edition has it, "" for the full book: the record itself.

    Essays and sections that are not in the edition are not in the view; those that are there stand in
    its order. KeyError if there is no such edition.
    """
    if not edition:
        return record
    chosen = record.get(Edition, edition)
    sections = [
        dataclasses.replace(section, order=number)
        for number, section in enumerate(sections_of(record, chosen))
    ]
    known = {section.id for section in sections}
    counts: dict[str, int] = {}
    essays = []
    for key, place in chosen.essays:
        essay = record.find(Essay, key)
        if essay is None or essay.binned:
            continue
        section = place if place in known and essay.kind not in OUTSIDE_SECTIONS else ""
        order = counts[section] = counts.get(section, -1) + 1
        essays.append(dataclasses.replace(essay, section=section, order=order))
    collection = record.collection
    shown = dataclasses.replace(
        collection,
        title=chosen.title or collection.title,
        subtitle=chosen.subtitle or collection.subtitle,
        theme=chosen.theme or collection.theme,
        parts=chosen.parts,
    )
    tables = dict(record.tables)
    tables[Collection] = {shown.id: shown}
    tables[Section] = {section.id: section for section in sections}
    tables[Essay] = {essay.id: essay for essay in essays}
    return Record(tables)


def sections_of(record: Record, edition: Edition) -> list[Section]:
    """Return the sections of an edition in its order, without those in the bin."""
    found = (record.find(Section, key) for key in edition.sections)
    return [section for section in found if section is not None and not section.binned]


def outside(record: Record, edition: str) -> list[Essay]:
    """Return the essays of the collection that are not in an edition, in the order of the full book."""
    if not edition:
        return []
    inside = {key for key, _ in record.get(Edition, edition).essays}
    return [essay for essay in record.essays() if essay.id not in inside]


def places_of(record: Record, edition: str = "") -> Places:
    """Return where every essay stands in an edition, or in the full book."""
    return tuple((essay.id, essay.section) for essay in view(record, edition).essays())
