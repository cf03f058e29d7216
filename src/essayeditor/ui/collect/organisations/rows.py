"""The rows of both lists, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.collection.entities import Contributor, Organisation, Place
from essayeditor.collection.record import Record
from essayeditor.desk.organisations import Named, listed


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An organisation or a place, and the contributors who name it."""

    id: str
    name: str
    more: str
    people: tuple[tuple[str, str], ...]

    @property
    def count(self) -> str:
        """How many contributors name it, in words."""
        number = len(self.people)
        return "1 contributor" if number == 1 else f"{number:,} contributors" if number else "no contributor"

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(filter(None, (self.name, self.more, self.count)))


def rows(record: Record, kind: type[Named]) -> list[NamedRow]:
    """Return every organisation or place by name."""
    found = []
    for one in listed(record, kind):
        entity = one.entity
        more = entity.web if isinstance(entity, Organisation) else entity.nation_or_region
        people = tuple((key, record.get(Contributor, key).name) for key in one.contributors)
        found.append(NamedRow(entity.id, entity.name, more, people))
    return found


WORDS: dict[type[Named], tuple[str, str, str]] = {
    Organisation: ("Organisations", "organisation", "Web address"),
    Place: ("Places", "place", "Nation or region"),
}
"""The title of a list, what one of it is called, and what else is known of one."""
