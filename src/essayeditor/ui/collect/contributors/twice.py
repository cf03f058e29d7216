"""Contributors who may be the same person: found when names change, told beside either, merged or kept."""

from __future__ import annotations

from essayeditor.collection.entities import Contributor, PrivateDetails
from essayeditor.collection.record import Record
from essayeditor.desk.merging import duplicates


class Twice:
    """Remembers what was found, and which pairs the person said are two people."""

    def __init__(self) -> None:
        self._seen: object = None
        self._pairs: list[tuple[str, str]] = []
        self._told_apart: set[frozenset[str]] = set()

    def look(self, record: Record) -> frozenset[str]:
        """Return the keys of everybody who may be here twice."""
        people = record.tables[Contributor]
        details = record.tables[PrivateDetails]
        names = tuple((key, getattr(person, "name", "")) for key, person in people.items())
        seen = (names, tuple(getattr(one, "email", "") for one in details.values()))
        if seen != self._seen:
            self._seen = seen
            self._pairs = [(one.id, other.id) for one, other in duplicates(record)]
        return frozenset(key for pair in self._open() for key in pair)

    def of(self, key: str) -> tuple[str, str] | None:
        """Return the pair that somebody is in: whom to keep, and who would be merged into them."""
        return next((pair for pair in self._open() if key in pair), None)

    def tell_apart(self, pair: tuple[str, str]) -> None:
        """Take two for two people, as long as the window is open."""
        self._told_apart.add(frozenset(pair))

    def _open(self) -> list[tuple[str, str]]:
        return [pair for pair in self._pairs if frozenset(pair) not in self._told_apart]
