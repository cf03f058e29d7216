"""Organisations and places: one row to each name, and the names that contributors give kept in step.

A contributor holds the *name* of an organisation and of a place. Whoever changes one goes through
`put_person`, so that a name that is new gets its row, and a row that nobody names any more and that
says nothing of its own goes again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from essayeditor.collection.entities import Contributor, Organisation, Place, new_key
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import checked, clean
from essayeditor.desk.words import counted, quoted
from essayeditor.foundation.errors import OperationRefused

Named = Organisation | Place
N = TypeVar("N", Organisation, Place)

FIELDS: dict[type[Named], str] = {Organisation: "organisation", Place: "place"}
"""The kind of thing, and the contributor's field that holds its name; also what a person calls it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation or place, the contributors who name it and the essays that these wrote, by key."""

    entity: Named
    contributors: tuple[str, ...]


def listed(record: Record, kind: type[Named]) -> list[Listed]:
    """Return all organisations or places by name, each with the contributors who name it, by theirs."""
    who: dict[str, list[Contributor]] = {}
    for person in record.all(Contributor):
        who.setdefault(getattr(person, FIELDS[kind]), []).append(person)
    found = sorted(record.all(kind), key=lambda one: (one.name.casefold(), one.id))
    return [
        Listed(one, tuple(p.id for p in sorted(who.get(one.name, ()), key=lambda p: p.name.casefold())))
        for one in found
    ]


def find(record: Record, kind: type[N], name: str) -> N | None:
    """Return the organisation or place of a name, capitals aside; one of exactly this name first."""
    alike = [one for one in record.all(kind) if one.name.casefold() == name.casefold()]
    return next((one for one in alike if one.name == name), alike[0] if alike else None)


def region_of(record: Record, place: str) -> str:
    """Return the nation or region that a place lies in, "" if that is not known."""
    found = find(record, Place, place) if place else None
    return found.nation_or_region if found else ""


def put_person(draft: Draft, person: Contributor, before: Contributor | None = None) -> None:
    """Put a contributor into a draft, with rows for the organisation and place that they name.

    A name that differs from one there only in capitals becomes that one. Who says no nation or
    region gets that of a place that is named anew, and a place without one learns theirs.
    """
    draft.put(person)  # before what it names: the chief one of what is made comes first
    organisation = _joined(draft, Organisation, person.organisation)
    place = _joined(draft, Place, person.place)
    region = person.nation_or_region
    moved = before is None or before.place != place
    there = find(draft.record, Place, place) if place else None
    if there is not None:
        if not region and moved:
            region = there.nation_or_region
        elif region and not there.nation_or_region:
            draft.put(dataclasses.replace(there, nation_or_region=region))
    person = dataclasses.replace(person, organisation=organisation, place=place, nation_or_region=region)
    draft.put(person)
    if before is not None:
        tidy(draft, before)


def _joined(draft: Draft, kind: type[Named], name: str) -> str:
    if not name:
        return ""
    found: Named | None = find(draft.record, Organisation, name)
    if kind is Place:
        found = find(draft.record, Place, name)
    if found is None:
        draft.put(kind(id=new_key(), name=name))
        return name
    return found.name


def tidy(draft: Draft, before: Contributor) -> None:
    """Take out what only this contributor named, if nothing else is known of it."""
    record = draft.record
    organisation = find(record, Organisation, before.organisation)
    if organisation and not organisation.web and not _named(record, Organisation, organisation.name):
        draft.delete(organisation)
    place = find(record, Place, before.place)
    plain = ("", before.nation_or_region)
    if place and place.nation_or_region in plain and not _named(record, Place, place.name):
        draft.delete(place)


def _named(record: Record, kind: type[Named], name: str) -> list[Contributor]:
    field = FIELDS[kind]
    return [person for person in record.all(Contributor) if getattr(person, field) == name]


class OrganisationOperations(DeskCore):
    """What can be done to organisations and places; each step changes all who name them."""

    def add_organisation(self, name: str, **fields: object) -> Changes:
        """Add an organisation that nobody names yet. Its key is `created[0]`."""
        return self._add(Organisation, name, fields)

    def add_place(self, name: str, **fields: object) -> Changes:
        """Add a place that nobody names yet. Its key is `created[0]`."""
        return self._add(Place, name, fields)

    def _add(self, kind: type[Named], name: str, fields: dict[str, object]) -> Changes:
        name = _name_of(kind, name)
        self._refuse_twice(kind, name)
        draft = self._draft()
        draft.put(kind(id=new_key(), name=name, **checked(kind, fields)))
        return self._commit(draft, f"Add {FIELDS[kind]} {quoted(name)}")

    def edit_organisation(self, organisation: str, *, web: str) -> Changes:
        """Change an organisation's web address; `rename` is for its name."""
        before = self.record.get(Organisation, organisation)
        draft = self._draft()
        draft.put(dataclasses.replace(before, **checked(Organisation, {"web": web})))
        return self._commit(draft, f"Change the web address of {quoted(before.name)}")

    def edit_place(self, place: str, *, nation_or_region: str) -> Changes:
        """Say in which nation or region a place lies; contributors who said none, or its old one, follow."""
        before = self.record.get(Place, place)
        region = checked(Place, {"nation_or_region": nation_or_region})["nation_or_region"]
        draft = self._draft()
        draft.put(dataclasses.replace(before, nation_or_region=region))
        for person in _named(self.record, Place, before.name):
            if person.nation_or_region in ("", before.nation_or_region):
                draft.put(dataclasses.replace(person, nation_or_region=region))
        return self._commit(draft, f"Change the region of {quoted(before.name)}")

    def rename_organisation(self, organisation: str, name: str) -> Changes:
        """Change an organisation's name everywhere. OperationRefused if another has that name."""
        return self._rename(self.record.get(Organisation, organisation), name)

    def rename_place(self, place: str, name: str) -> Changes:
        """Change a place's name everywhere. OperationRefused if another has that name."""
        return self._rename(self.record.get(Place, place), name)

    def _rename(self, before: Named, name: str) -> Changes:
        kind = type(before)
        name = _name_of(kind, name)
        self._refuse_twice(kind, name, before)
        draft = self._draft()
        draft.put(dataclasses.replace(before, name=name))
        people = _renamed(draft, kind, before.name, name)
        whom = f" ({counted(people, 'contributor')})" if people else ""
        return self._commit(draft, f"Rename {FIELDS[kind]} {quoted(before.name)} to {quoted(name)}{whom}")

    def merge_organisations(self, kept: str, other: str) -> Changes:
        """Make one organisation of two: who names `other` names `kept` then."""
        return self._merge(self.record.get(Organisation, kept), self.record.get(Organisation, other))

    def merge_places(self, kept: str, other: str) -> Changes:
        """Make one place of two: who names `other` names `kept` then."""
        return self._merge(self.record.get(Place, kept), self.record.get(Place, other))

    def _merge(self, kept: N, other: N) -> Changes:
        kind = type(kept)
        if kept.id == other.id:
            raise OperationRefused(f"Choose two {FIELDS[kind]}s to merge. Nothing was changed.")
        more = "web" if isinstance(kept, Organisation) else "nation_or_region"
        draft = self._draft()
        if not getattr(kept, more):
            draft.put(dataclasses.replace(kept, **{more: getattr(other, more)}))
        draft.delete(other)
        people = _renamed(draft, kind, other.name, kept.name)
        whom = f" ({counted(people, 'contributor')})" if people else ""
        return self._commit(
            draft, f"Merge {FIELDS[kind]} {quoted(other.name)} into {quoted(kept.name)}{whom}"
        )

    def delete_organisation(self, organisation: str) -> Changes:
        """Take an organisation out. OperationRefused while a contributor names it."""
        return self._delete(self.record.get(Organisation, organisation))

    def delete_place(self, place: str) -> Changes:
        """Take a place out. OperationRefused while a contributor names it."""
        return self._delete(self.record.get(Place, place))

    def _delete(self, one: Named) -> Changes:
        kind = type(one)
        if people := _named(self.record, kind, one.name):
            raise OperationRefused(
                f"{quoted(one.name)} is the {FIELDS[kind]} of {counted(len(people), 'contributor')}. "
                "Change theirs first, or merge it into another."
            )
        draft = self._draft()
        draft.delete(one)
        return self._commit(draft, f"Delete {FIELDS[kind]} {quoted(one.name)}")

    def _refuse_twice(self, kind: type[Named], name: str, itself: Named | None = None) -> None:
        others: Iterable[Named] = (
            one for one in self.record.all(kind) if itself is None or one.id != itself.id
        )
        if any(one.name.casefold() == name.casefold() for one in others):
            raise OperationRefused(
                f"There is {_ARTICLE[kind]} {quoted(name)} already. Nothing was changed. "
                "Merge the two if they are the same."
            )


_ARTICLE: dict[type[Named], str] = {Organisation: "an organisation", Place: "a place"}


def _name_of(kind: type[Named], name: str) -> str:
    if not (text := clean(name)):
        raise OperationRefused(f"{_ARTICLE[kind].capitalize()} needs a name. Nothing was changed.")
    return text


def _renamed(draft: Draft, kind: type[Named], before: str, name: str) -> int:
    """Give all who name one the new name; return how many they are."""
    people = _named(draft.record, kind, before)
    changed: dict[str, Any] = {FIELDS[kind]: name}
    draft.put(*(dataclasses.replace(person, **changed) for person in people))
    return len(people)
