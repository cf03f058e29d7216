"""Finding in the record the person whose name stands over a text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from essayeditor.collection.entities import Contributor

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "cllr",
        "councillor",
        "rev",
        "revd",
        "hon",
        "rt",
    ]
)
_ALIKE = 95.0
"""How alike (of 100) two names must be to be one person's: one letter wrong in twenty."""


def same_person(name: str, people: Iterable[Contributor]) -> Contributor | None:
    """Return the contributor of this name, or None.

    Capitals, accents, hyphens, honorifics and "Surname, First name" make no difference; beyond that
    one slip of the pen in a long name is allowed, but never in a number, nor in how many names there are.
    """
    wanted = _key(name)
    near: list[Contributor] = []
    for person in people:
        found = _key(person.name)
        if found == wanted:
            return person
        if _near(wanted, found):
            near.append(person)
    return near[0] if len(near) == 1 else None


def alike(people: Iterable[Contributor]) -> list[tuple[Contributor, Contributor]]:
    """Return the pairs of contributors whose names may be one person's (see `same_person`)."""
    by_length: dict[int, list[tuple[tuple[str, ...], Contributor]]] = defaultdict(list)
    for person in people:
        key = _key(person.name)
        by_length[len(key)].append((key, person))
    return [
        (one, other)
        for group in by_length.values()
        for (key, one), (other_key, other) in combinations(group, 2)
        if key == other_key or _near(key, other_key)
    ]


@lru_cache(maxsize=4096)
def _key(name: str) -> tuple[str, ...]:
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s]|_", " ", bare.replace("'", "").replace("’", "").replace(".", " ")).split()
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or len(one) < 2:
        return False
    if [w for w in one if not w.isalpha()] != [w for w in other if not w.isalpha()]:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(" ".join(one), " ".join(other)) >= _ALIKE
