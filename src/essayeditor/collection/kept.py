"""Keeping what was computed of a record, so that one change does not compute 500 essays anew.

A record never changes, so what is computed of the whole of it holds for as long as the record is there
(`per_record`). What is computed of one essay holds in every later record, until something of the essay
changes (`per_essay`): the essay itself, what belongs to it, or the public record of one of its authors.
What is computed of one entity alone holds until it changes (`per_entity`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from essayeditor.collection.entities import Entity, Essay
    from essayeditor.collection.record import Record

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E", bound="Entity")


def per_essay(
    make: Callable[Concatenate[Record, Essay, P], T],
) -> Callable[Concatenate[Record, Essay, P], T]:
    """Keep what a function of (record, essay, …) returned last for each essay.

    The function may look at nothing but the essay as the record has it, what belongs to it, its authors
    and its further arguments, which are compared.
    """

    @wraps(make)
    def kept(record: Record, essay: Essay, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return _kept(make, record, essay, record.stamp(essay.id), (essay, args, kwargs), *args, **kwargs)

    return kept


def per_entity(
    make: Callable[Concatenate[Record, E, P], T],
) -> Callable[Concatenate[Record, E, P], T]:
    """Keep what a function of (record, entity, …) returned last for each entity of a kind.

    The function may look at nothing but the entity and its further arguments, which are compared.
    """

    @wraps(make)
    def kept(record: Record, entity: E, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return _kept(make, record, entity, entity, (args, kwargs), *args, **kwargs)

    return kept


def _kept(
    make: Callable[Concatenate[Record, E, P], T],
    record: Record,
    entity: E,
    stamp: object,
    basis: object,
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Return what was made before if it was made of the same: the very `stamp`, and an equal `basis`."""
    held = record.memory.setdefault(make, {})
    before = held.get(entity.id)
    if before is not None and before[0] is stamp and before[1] == basis:
        return cast("T", before[2])
    made = make(record, entity, *args, **kwargs)
    held[entity.id] = stamp, basis, made
    return made


def per_record(make: Callable[Concatenate[Record, P], T]) -> Callable[Concatenate[Record, P], T]:
    """Keep what a function of (record, …) returned; callers must not change it."""

    @wraps(make)
    def kept(record: Record, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key: Hashable = (make, args, tuple(kwargs.items()))
        if key not in record.once:
            record.once[key] = make(record, *args, **kwargs)
        return cast("T", record.once[key])

    return kept
