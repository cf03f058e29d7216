"""The whole record of a collection in memory: every entity but the texts and pictures themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from essayeditor.collection.entities import (
    KINDS,
    Approval,
    Authorship,
    Collection,
    Contributor,
    Entity,
    Essay,
    LogEntry,
    Permission,
    Query,
    Revision,
    Section,
    Submission,
)

E = TypeVar("E", bound=Entity)
Table = Mapping[str, Entity]


@dataclass(frozen=True)
class Record:
    """All entities of one collection, by kind and key. Immutable: `with_changes` gives the next one."""

    tables: Mapping[type, Table] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    _sorted: dict[type, dict[str, list[Entity]]] = field(default_factory=dict, repr=False, compare=False)
    """Entities by their essay, sorted out when they are first asked for; kept on while their kind is."""

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> Record:
        """Build a record of loose entities."""
        return cls().with_changes(put=entities)

    def with_changes(self, put: Iterable[Entity] = (), delete: Iterable[Entity] = ()) -> Record:
        """Return the record with these entities put in (or replaced) and those taken out."""
        tables = dict(self.tables)
        touched: dict[type[Entity], dict[str, Entity]] = {}

        def table(kind: type[Entity]) -> dict[str, Entity]:
            if kind not in touched:
                tables[kind] = touched[kind] = dict(tables[kind])
            return touched[kind]

        for entity in delete:
            table(type(entity)).pop(entity.id, None)
        for entity in put:
            table(type(entity))[entity.id] = entity
        return Record(tables, {kind: held for kind, held in self._sorted.items() if kind not in touched})

    def all(self, kind: type[E]) -> Iterable[E]:
        """Return every entity of a kind, in no promised order."""
        return cast("Iterable[E]", self.tables[kind].values())

    def get(self, kind: type[E], key: str) -> E:
        """Return the entity of this kind and key; KeyError if there is none."""
        return cast("E", self.tables[kind][key])

    def find(self, kind: type[E], key: str) -> E | None:
        """Return the entity of this kind and key, or None."""
        return cast("E | None", self.tables[kind].get(key))

    @property
    def collection(self) -> Collection:
        """The collection itself."""
        return next(iter(self.all(Collection)))

    def sections(self) -> list[Section]:
        """Return the sections of the book in order, without those in the bin."""
        return sorted((s for s in self.all(Section) if not s.binned), key=lambda s: (s.order, s.id))

    def essays(self, section: str | None = None) -> list[Essay]:
        """Return the essays not in the bin, of one section ("" for none) or all, in reading order."""
        place = {s.id: n for n, s in enumerate(self.sections(), start=1)}
        chosen = (e for e in self.all(Essay) if not e.binned and (section is None or e.section == section))
        return sorted(chosen, key=lambda e: (place.get(e.section, 0), e.order, e.id))

    def authors(self, essay: str) -> list[tuple[Authorship, Contributor]]:
        """Return who wrote an essay, in the order of the byline."""
        joins = sorted(self.of_essay(Authorship, essay), key=lambda a: (a.order, a.id))
        return [(a, self.get(Contributor, a.contributor)) for a in joins]

    def revisions(self, essay: str) -> list[Revision]:
        """Return the revisions of an essay, oldest first."""
        return sorted(self.of_essay(Revision, essay), key=lambda r: r.number)

    def of_essay(self, kind: type[E], essay: str) -> list[E]:
        """Return the entities of a kind that belong to an essay (permissions, queries and the like)."""
        if kind not in (Approval, Authorship, LogEntry, Permission, Query, Revision, Submission):
            raise TypeError(f"{kind.__name__} does not belong to an essay")
        held = self._sorted.get(kind)
        if held is None:
            held = self._sorted[kind] = {}
            for entity in self.all(kind):
                held.setdefault(getattr(entity, "essay", ""), []).append(entity)
        return cast("list[E]", list(held.get(essay, ())))
