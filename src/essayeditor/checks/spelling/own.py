"""The words that are right in this collection: its own list, and the names that it knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from essayeditor.checks.spelling.words import spelt
from essayeditor.collection.entities import Contributor, Essay, Organisation, Place
from essayeditor.collection.record import Record

_NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SUFFIXES = ("'s", "'")


def own_words(record: Record, essay: str = "") -> frozenset[str]:
    """Return the words that are right in an essay whatever a dictionary says, in small letters.

    They are the collection's list, the names of contributors, organisations and places, and what the
    essay itself ignores.
    """
    subject = record.find(Essay, essay) if essay else None
    ignored = subject.ignored_words if subject is not None else ()
    names = tuple(
        name
        for person in record.all(Contributor)
        for name in (person.name, person.organisation, person.place, person.nation_or_region)
        if name
    )
    names += tuple(known.name for known in record.all(Organisation))
    names += tuple(known.name for known in record.all(Place))
    imprint = record.collection.imprint
    names += (imprint.publisher, imprint.editors, imprint.on_behalf_of, imprint.promoter)
    return frozenset(_in_names(names)) | frozenset(map(kept, (*record.collection.spelling_words, *ignored)))


def kept(word: str) -> str:
    """Return a word as it is kept in a list and looked up there."""
    return spelt(word).casefold()


def is_own(word: str, own: frozenset[str]) -> bool:
    """Say whether a word, spelt as dictionaries do, is one of the list, a possessive of it or made of it."""
    small = word.casefold()
    return small in own or any(small.endswith(end) and small[: -len(end)] in own for end in _SUFFIXES)


@lru_cache(maxsize=8)
def _in_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_parts(names))


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for part in _NAME.findall(spelt(name)):
            yield part.casefold()
            yield from part.casefold().split("-")
