"""Hypothesis strategies for every kind of entity, from the types of its fields."""

import dataclasses
from enum import StrEnum
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from essayeditor.collection.entities import KINDS

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


def values(hint):
    """Any value of an annotation."""
    if hint is str:
        return TEXT
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(-(2**31), 2**31 - 1)
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return st.lists(values(kinds[0]), max_size=3).map(tuple)
        return st.tuples(*map(values, kinds))
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return st.builds(hint, **{name: values(kind) for name, kind in get_type_hints(hint).items()})


def entities(kind):
    """Any entity of a kind."""
    return st.builds(kind, **{name: values(hint) for name, hint in get_type_hints(kind).items()})


ANY = st.sampled_from(KINDS).flatmap(entities)


def filled(kind, key, **given):
    """An entity with something of its own in every field, so that no column can be mistaken for another."""
    fields = {}
    for number, (name, hint) in enumerate(get_type_hints(kind).items()):
        fields[name] = _something(hint, name, number)
    fields |= {"id": key, "version": 1, **given}
    return kind(**fields)


def _something(hint, name, number):
    if hint is str:
        return f"{name}: cŵl – “£5” 🏡"
    if hint is bool:
        return True
    if hint is int:
        return 1000 + number
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return (_something(kinds[0], name, number),) * 2
        return tuple(_something(kind, name, number) for kind in kinds)
    if dataclasses.is_dataclass(hint):
        return hint(**{n: _something(k, n, number) for n, k in get_type_hints(hint).items()})
    return list(hint)[-1]
