"""Where words are looked for: the texts of essays, and the fields of the record that are printed.

What is private about a contributor is no source: it never shows in a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from essayeditor.collection.entities import (
    Collection,
    Contributor,
    Entity,
    Essay,
    Imprint,
    Revision,
    Section,
)
from essayeditor.collection.record import Record
from essayeditor.text.finding.searchable import Searchable, Segment, of_field

FIELDS: dict[type[Entity], tuple[str, ...]] = {
    Collection: ("title", "subtitle", "campaign", "back_cover_text", "cover_alt"),
    Section: ("title", "short_title", "note"),
    Essay: ("title", "short_title", "standfirst", "asks"),
    Contributor: ("name", "role", "organisation", "place", "biography"),
}
"""The fields that are looked through, in reading order."""


class Within(StrEnum):
    """How far is looked."""

    ESSAY = "essay"
    SECTION = "section"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where is looked: in one essay or section, whose key it is, or in the whole collection."""

    within: Within = Within.COLLECTION
    key: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing with words: an entity's fields or, with the hash of its `document`, an essay's text."""

    entity: type[Entity]
    key: str
    title: str
    document: str = ""

    @property
    def group(self) -> tuple[type[Entity], str]:
        """What it belongs to: the fields and the text of an essay are of one group."""
        return self.entity, self.key


def sources(record: Record, scope: Scope) -> Iterator[Source]:
    """Yield what there is to look through, in the order of the book; contributors come last."""
    if scope.within is Within.ESSAY:
        essay = record.find(Essay, scope.key)
        if essay is not None:
            yield from _of_essay(record, essay)
        return
    if scope.within is Within.SECTION:
        section = record.find(Section, scope.key)
        if section is not None:
            yield _of(section, section.title)
        for essay in record.essays(scope.key):
            yield from _of_essay(record, essay)
        return
    yield _of(record.collection, record.collection.title)
    for essay in record.essays(""):
        yield from _of_essay(record, essay)
    for section in record.sections():
        yield _of(section, section.title)
        for essay in record.essays(section.id):
            yield from _of_essay(record, essay)
    for person in sorted(record.all(Contributor), key=lambda p: (p.name.casefold(), p.id)):
        yield _of(person, person.name)


def words_of(entity: Entity) -> Searchable:
    """Return the words of an entity's fields."""
    return _words_of(entity)


@lru_cache(maxsize=8192)
def _words_of(entity: Entity) -> Searchable:
    return Searchable(_segments(entity))


def _segments(entity: Entity) -> Iterator[Segment]:
    for name in FIELDS[type(entity)]:
        value = getattr(entity, name)
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                yield of_field(f"{name}.{number}", item)
        else:
            yield of_field(name, value)
    if isinstance(entity, Collection):
        for field in fields(Imprint):
            yield of_field(f"imprint.{field.name}", getattr(entity.imprint, field.name))


def _of_essay(record: Record, essay: Essay) -> Iterator[Source]:
    yield _of(essay, essay.title)
    revision = record.find(Revision, essay.revision)
    if revision is not None:
        yield Source(Essay, essay.id, essay.title, revision.document)


def _of(entity: Essay | Section | Collection | Contributor, title: str) -> Source:
    return Source(type(entity), entity.id, title)
