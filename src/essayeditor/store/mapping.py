"""The table of one kind of entity for SQLAlchemy, and the statements that write its rows."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from essayeditor.collection.entities import Entity
from essayeditor.store.rows import Column, Rows, is_enum

E = TypeVar("E", bound=Entity)


class EntityTable(Generic[E]):
    """Made of the rows of a kind, which say its columns."""

    def __init__(self, rows: Rows[E], metadata: sa.MetaData) -> None:
        self.to_row = rows.to_row
        self.table = sa.Table(rows.name, metadata, *map(_column, rows.columns))
        self.insert = sa.insert(self.table)
        self.delete = sa.delete(self.table).where(self.table.c.id == sa.bindparam("_id"))
        self._updates: dict[frozenset[str], sa.Update] = {}

    def update(self, names: frozenset[str]) -> sa.Update:
        """Return the statement that writes these fields and the version, where the version is one lower."""
        if names not in self._updates:
            row = self.table.c.id == sa.bindparam("_id"), self.table.c.version == sa.bindparam("_version")
            values: dict[str, Any] = {name: sa.bindparam(name) for name in sorted(names | {"version"})}
            self._updates[names] = sa.update(self.table).where(*row).values(values)
        return self._updates[names]


_TYPES: dict[Any, type[sa.types.TypeEngine[Any]]] = {str: sa.Text, int: sa.Integer, bool: sa.Boolean}


def _column(column: Column) -> sa.Column[Any]:
    name, reference = column.name, column.reference
    key = [sa.ForeignKey(reference.target, deferrable=True, initially="DEFERRED")] if reference else []
    return sa.Column(
        name,
        sa.Text if is_enum(column.hint) else _TYPES.get(column.hint, sa.JSON),
        *key,
        primary_key=name == "id",
        nullable=column.optional,
        index=True if reference and name != "id" else None,
    )
