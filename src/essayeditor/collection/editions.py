"""The editions of one collection: each is a view of the record, with its own order, parts and facts.

The view is a Record like any other, so that whatever reads a record (the book's making, lists, counts)
reads an edition without knowing it. An essay that is made later is in no edition until somebody puts it
there; one that is thrown away is in none, and stands where it stood when it comes back.
"""

from __future__ import annotations

import dataclasses

from essayeditor.collection.entities import (
    AS_FULL,
    OUTSIDE_SECTIONS,
    AskPlan,
    Collection,
    Edition,
    Essay,
    Imprint,
    Section,
)
from essayeditor.collection.record import Record

Places = tuple[tuple[str, str], ...]
"""An edition's essays: each with the key of its section ("" for none), in reading order."""

NEVER_SHARED = frozenset({"isbn_print", "isbn_pdf"})
"""Fields of the imprint that an edition does not take from the full book."""
_DASHES = frozenset("-–—")


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
    shown = facts(record.collection, chosen)
    tables = dict(record.tables)
    tables[Collection] = {shown.id: shown}
    tables[Section] = {section.id: section for section in sections}
    tables[Essay] = {essay.id: essay for essay in essays}
    return Record(tables)


def facts(full: Collection, edition: Edition) -> Collection:
    """Return what an edition states: its own where it has any, else what the full book does.

    A field that holds a dash alone is left out of the edition. An ISBN is never the full book’s: each
    edition has one of its own (ISBN Users’ Manual, 7th edition, section 4).
    """
    if edition.cover_picture:
        cover = (edition.cover_picture, own(edition.cover_alt, ""))
    elif edition.cover_drawn:
        cover = ("", "")
    else:
        cover = (full.cover_picture, full.cover_alt)
    imprint = {
        field.name: own(
            getattr(edition.imprint, field.name),
            "" if field.name in NEVER_SHARED else getattr(full.imprint, field.name),
        )
        for field in dataclasses.fields(Imprint)
    }
    return dataclasses.replace(
        full,
        title=edition.title or full.title,
        subtitle=own(edition.subtitle, full.subtitle),
        edition=own(edition.edition_line, full.edition),
        theme=edition.theme or full.theme,
        parts=edition.parts,
        back_cover_text=own(edition.back_cover_text, full.back_cover_text),
        imprint=Imprint(**imprint),
        cover_picture=cover[0],
        cover_alt=cover[1],
        cover_colour=full.cover_colour if edition.cover_colour == AS_FULL else edition.cover_colour,
        asks=full.asks if edition.asks == AskPlan() else edition.asks,
    )


def own(said: str, full: str) -> str:
    """Return what an edition says in a field: its own words, nothing for a dash, else the full book's."""
    said = said.strip()
    return "" if said in _DASHES else said or full


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
