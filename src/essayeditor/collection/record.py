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
from essayeditor.collection.kept import per_record

E = TypeVar("E", bound=Entity)
Table = Mapping[str, Entity]


@dataclass(frozen=True)
class Record:
    """All entities of one collection, by kind and key. Immutable: `with_changes` gives the next one."""

    tables: Mapping[type, Table] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    _sorted: dict[type, dict[str, list[Entity]]] = field(default_factory=dict, repr=False, compare=False)
    """Entities by their essay, sorted out when they are first asked for; the next record goes on with it."""
    _stamps: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    memory: dict[object, dict[str, tuple[object, object, object]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What was computed of single essays (see `kept.per_essay`); handed on to every later record."""
    once: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    """What was computed of this record (see `kept.per_record`)."""

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

        put, delete = list(put), list(delete)
        for entity in delete:
            table(type(entity)).pop(entity.id, None)
        for entity in put:
            table(type(entity))[entity.id] = entity
        before = [self.tables[type(entity)].get(entity.id) for entity in (*delete, *put)]
        changed = [*put, *(entity for entity in before if entity is not None)]
        stamps = dict(self._stamps)
        for essay in _concerned(changed, tables[Authorship]):
            stamps.pop(essay, None)
        return Record(tables, self._sorted_on(tables, changed), stamps, self.memory)

    def _sorted_on(
        self, tables: Mapping[type, Table], changed: list[Entity]
    ) -> dict[type, dict[str, list[Entity]]]:
        """Return what is sorted out by essay for the next record: of what changed only those essays anew."""
        essays: dict[type, set[str]] = {}
        for entity in changed:
            essays.setdefault(type(entity), set()).add(getattr(entity, "essay", ""))
        sorted_out = {}
        for kind, held in self._sorted.items():
            touched = essays.get(kind)
            if touched is None:
                sorted_out[kind] = held
            elif len(touched) == 1:  # as nearly every change is
                (essay,) = touched
                mine = [one for one in tables[kind].values() if getattr(one, "essay", "") == essay]
                sorted_out[kind] = {**held, essay: mine}
        return sorted_out

    def stamp(self, essay: str) -> object:
        """Return an object that is another one in every record in which something of the essay changed.

        That is the essay itself, what belongs to it (see `of_essay`), and its authors' public records.
        """
        return self._stamps.setdefault(essay, object())

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
        return [e for e in _in_order(self) if section is None or e.section == section]

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


@per_record
def _in_order(record: Record) -> tuple[Essay, ...]:
    place = {s.id: n for n, s in enumerate(record.sections(), start=1)}
    chosen = (e for e in record.all(Essay) if not e.binned)
    return tuple(sorted(chosen, key=lambda e: (place.get(e.section, 0), e.order, e.id)))


def _concerned(changed: Iterable[Entity], authorships: Table) -> set[str]:
    """Return the keys of the essays of which something changed."""
    essays: set[str] = set()
    people: set[str] = set()
    for entity in changed:
        if isinstance(entity, Contributor):
            people.add(entity.id)
        else:
            essays.add(entity.id if isinstance(entity, Essay) else getattr(entity, "essay", ""))
    if people:
        joins = cast("Iterable[Authorship]", authorships.values())
        essays |= {join.essay for join in joins if join.contributor in people}
    return essays
