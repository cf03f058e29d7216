"""An entity as a row and back: columns follow from the fields of the dataclass, by their types.

Text, whole numbers and truth values have columns of their type; an enumeration is kept as its
value; tuples and small values inside an entity (the imprint) are kept as JSON. A field that refers
to another entity and is empty is NULL in the file and "" in memory.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from essayeditor.collection.entities import (
    KINDS,
    Approval,
    Authorship,
    Entity,
    Essay,
    LogEntry,
    Permission,
    PrivateDetails,
    Query,
    Revision,
    Submission,
)

E = TypeVar("E", bound=Entity)
Convert = Callable[[Any], Any]
PLAIN = (str, int, bool)
"""The types that have columns of their own."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """Which column a field points at, as "table.column", and whether it may be empty."""

    target: str
    optional: bool = False


_OF_ESSAY = Reference("essay.id")
_EVIDENCE = Reference("original.sha256", optional=True)
REFERENCES: dict[type[Entity], dict[str, Reference]] = {
    Essay: {"section": Reference("section.id", optional=True)},
    PrivateDetails: {"id": Reference("contributor.id")},
    Authorship: {"essay": _OF_ESSAY, "contributor": Reference("contributor.id")},
    Permission: {"essay": _OF_ESSAY, "evidence_file": _EVIDENCE},
    Approval: {"essay": _OF_ESSAY, "evidence_file": _EVIDENCE},
    Query: {"essay": _OF_ESSAY},
    LogEntry: {"essay": _OF_ESSAY},
    Submission: {"essay": Reference("essay.id", optional=True), "sha256": Reference("original.sha256")},
    Revision: {
        "essay": _OF_ESSAY,
        "document": Reference("document.sha256"),
        "submission": Reference("submission.id", optional=True),
    },
}


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One field: `encode` gives its plain value, `decode` makes the field of what the database gives."""

    name: str
    hint: Any
    reference: Reference | None
    encode: Convert | None
    decode: Convert | None

    @property
    def optional(self) -> bool:
        """Whether it may be NULL."""
        return self.reference is not None and self.reference.optional


class Rows(Generic[E]):
    """The way between the entities of one kind and the rows of their table."""

    def __init__(self, kind: type[E], references: dict[str, Reference]) -> None:
        self.kind = kind
        self.name = table_name(kind)
        hints = get_type_hints(kind)
        self.columns = [
            _column(field.name, hints[field.name], references.get(field.name))
            for field in dataclasses.fields(kind)
        ]

    def to_row(self, entity: E, names: frozenset[str] | None = None) -> dict[str, Any]:
        """Return the plain values of an entity, or those in these columns."""
        return {
            c.name: getattr(entity, c.name) if c.encode is None else c.encode(getattr(entity, c.name))
            for c in self.columns
            if names is None or c.name in names
        }

    def from_row(self, row: Sequence[Any]) -> E:
        """Return the entity of a row as the database gives it; ValueError or TypeError if it can be none."""
        return self.kind(
            *[
                value if column.decode is None else column.decode(value)
                for column, value in zip(self.columns, row, strict=True)
            ]
        )


def table_name(kind: type[Any]) -> str:
    """Return the name of a kind's table: LogEntry is kept in log_entry."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def is_enum(hint: Any) -> bool:  # noqa: ANN401 - an annotation
    """Say whether a field holds one of named values."""
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _column(name: str, hint: Any, reference: Reference | None) -> Column:  # noqa: ANN401 - an annotation
    if reference is not None and reference.optional:
        return Column(name, hint, reference, _or_null, _or_empty)
    return Column(name, hint, reference, *_converters(hint))


def _converters(hint: Any) -> tuple[Convert | None, Convert | None]:  # noqa: ANN401 - an annotation
    if hint is bool:
        return None, bool
    if hint in PLAIN:
        return None, None
    if is_enum(hint):
        return _plain, hint
    return _plain, lambda value: _typed(hint, json.loads(value))


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


ROWS: dict[type[Entity], Rows[Any]] = {kind: Rows(kind, REFERENCES.get(kind, {})) for kind in KINDS}
