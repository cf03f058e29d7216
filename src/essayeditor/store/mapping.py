"""An entity as a row and back: columns follow from the fields of the dataclass, by their types.

Text, whole numbers and truth values have columns of their type; an enumeration is kept as its
value; tuples and small values inside an entity (the imprint) are kept as JSON. A field that refers
to another entity and is empty is NULL in the file and "" in memory.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

import sqlalchemy as sa

from essayeditor.collection.entities import Entity

E = TypeVar("E", bound=Entity)
Convert = Callable[[Any], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """Which column a field points at, as "table.column", and whether it may be empty."""

    target: str
    optional: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    name: str
    encode: Convert | None
    decode: Convert | None


class EntityTable(Generic[E]):
    """The table of one kind of entity, and the way between its rows and the entities."""

    def __init__(self, kind: type[E], metadata: sa.MetaData, references: dict[str, Reference]) -> None:
        self.kind = kind
        hints = get_type_hints(kind)
        self._fields: list[_Field] = []
        columns: list[sa.Column[Any]] = []
        for field in dataclasses.fields(kind):
            hint, reference = hints[field.name], references.get(field.name)
            optional = reference is not None and reference.optional
            encode, decode = (_or_null, _or_empty) if optional else _converters(hint)
            self._fields.append(_Field(field.name, encode, decode))
            columns.append(_column(field.name, hint, reference))
        self.table = sa.Table(table_name(kind), metadata, *columns)
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

    def to_row(self, entity: E, names: frozenset[str] | None = None) -> dict[str, Any]:
        """Return the row of an entity, or these columns of it."""
        return {
            f.name: getattr(entity, f.name) if f.encode is None else f.encode(getattr(entity, f.name))
            for f in self._fields
            if names is None or f.name in names
        }

    def from_row(self, row: Sequence[Any]) -> E:
        """Return the entity of a row; ValueError or TypeError if the row holds what no entity can."""
        return self.kind(
            *[
                value if field.decode is None else field.decode(value)
                for field, value in zip(self._fields, row, strict=True)
            ]
        )

    def read(self, connection: sa.Connection) -> Iterable[E]:
        """Return every entity of this kind."""
        return map(self.from_row, connection.execute(sa.select(self.table)).all())


def table_name(kind: type[Any]) -> str:
    """Return the name of a kind's table: LogEntry is kept in log_entry."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


_TYPES: dict[Any, type[sa.types.TypeEngine[Any]]] = {str: sa.Text, int: sa.Integer, bool: sa.Boolean}


def _column(name: str, hint: Any, reference: Reference | None) -> sa.Column[Any]:  # noqa: ANN401
    key = [sa.ForeignKey(reference.target, deferrable=True, initially="DEFERRED")] if reference else []
    return sa.Column(
        name,
        sa.Text if _is_enum(hint) else _TYPES.get(hint, sa.JSON),
        *key,
        primary_key=name == "id",
        nullable=reference is not None and reference.optional,
        index=True if reference and name != "id" else None,
    )


def _is_enum(hint: Any) -> bool:  # noqa: ANN401 - an annotation
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _converters(hint: Any) -> tuple[Convert | None, Convert | None]:  # noqa: ANN401 - an annotation
    if hint in _TYPES:
        return None, None
    return _plain, lambda value: _typed(hint, value)


def _or_null(value: str) -> str | None:
    return value or None


def _or_empty(value: str | None) -> str:
    return value or ""


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field's value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


def _typed(hint: Any, value: Any) -> Any:  # noqa: ANN401 - the way back of _plain
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return tuple(_typed(kinds[0], item) for item in value)
        return tuple(_typed(kind, item) for kind, item in zip(kinds, value, strict=True))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{name: _typed(hints[name], item) for name, item in value.items()})
    return hint(value)
