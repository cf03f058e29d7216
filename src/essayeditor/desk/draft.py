"""What an operation is about to do, gathered before anything is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from essayeditor.collection.entities import Entity
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Edit, differing
from essayeditor.store.content import Asset, Writes

Key = tuple[type[Entity], str]


class Draft:
    """The next record in the making. Nothing is changed until the desk commits it."""

    def __init__(self, record: Record) -> None:
        self._base = record
        self._next: dict[Key, Entity | None] = {}
        self._record: Record | None = record
        self.documents: dict[str, bytes] = {}
        self.after: dict[str, str] = {}
        self.originals: dict[str, bytes] = {}
        self.assets: dict[str, Asset] = {}
        self.forgotten: set[str] = set()
        self.comments: dict[str, bytes] = {}

    def put(self, *entities: Entity) -> None:
        """Add these entities, or put them in the place of those with their keys."""
        for entity in entities:
            self._next[type(entity), entity.id] = entity
        self._record = None

    def delete(self, *entities: Entity) -> None:
        """Take these entities out."""
        for entity in entities:
            self._next[type(entity), entity.id] = None
        self._record = None

    def adds(self, kind: type[Entity], key: str) -> bool:
        """Say whether an entity comes that was not there."""
        return self._next.get((kind, key)) is not None and self._base.find(kind, key) is None

    @property
    def record(self) -> Record:
        """The record as it will be."""
        if self._record is None:
            before = [self._base.find(*key) for key, entity in self._next.items() if entity is None]
            self._record = self._base.with_changes(
                put=[entity for entity in self._next.values() if entity is not None],
                delete=[entity for entity in before if entity is not None],
            )
        return self._record

    def edits(self) -> tuple[Edit, ...]:
        """Return what truly differs, each entity with its version counted up."""
        edits = []
        for (kind, key), after in self._next.items():
            before = self._base.find(kind, key)
            if before is None and after is None:
                continue
            names = differing(before, after)
            if not names:
                continue
            if before is not None and after is not None:
                after = dataclasses.replace(after, version=before.version + 1)
            edits.append(Edit(before, after, names))
        return tuple(edits)

    def writes(self, edits: Iterable[Edit]) -> Writes:
        """Return what is to be written for these edits, with the contents that go with them."""
        writes = Writes(
            documents=self.documents,
            after=self.after,
            originals=self.originals,
            assets=self.assets,
            comments=self.comments,
            forgotten=self.forgotten,
        )
        for edit in edits:
            if edit.after is None:
                writes.removed.append(edit.subject)
            elif edit.before is None:
                writes.added.append(edit.after)
            else:
                writes.changed.append((edit.after, edit.differing))
        return writes
