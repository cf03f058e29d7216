"""Bringing a list of people into the record in one step."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from essayeditor.collection.entities import Capacity, Contributor, PrivateDetails, new_key
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.fields import checked, clean
from essayeditor.desk.organisations import put_person
from essayeditor.desk.people import same_person
from essayeditor.desk.portraits import portrait
from essayeditor.desk.words import counted
from essayeditor.foundation.errors import OperationRefused

_PUBLIC = frozenset(f.name for f in dataclasses.fields(Contributor)) - {
    "id",
    "version",
    "headshot",
    "headshot_crop",
}
_PRIVATE = frozenset(f.name for f in dataclasses.fields(PrivateDetails)) - {"id", "version"}


class PeopleImport(DeskCore):
    """Adding many contributors at once."""

    def add_people(
        self, rows: Sequence[Mapping[str, str]], photos: Mapping[str, bytes] | None = None
    ) -> Changes:
        """Add a contributor for each row of fields by name, in one step of undo.

        `photos` are pictures by name in lower case; one that cannot be printed is left out. Somebody
        who is here already (`desk.people.same_person`) only gets what was empty, so that
        nothing typed here is lost. OperationRefused, naming the row, if a value cannot stand.
        """
        draft = self._draft()
        people = {person.name.casefold(): person for person in self.record.all(Contributor)}
        for number, row in enumerate(rows, start=1):
            try:
                _put_one(draft, people, row)
            except OperationRefused as error:
                raise OperationRefused(f"Row {number}, {row.get('name', '')}: {error}") from error
        for name, content in (photos or {}).items():
            if (person := people.get(name)) and not person.headshot:
                _put_picture(draft, person, content)
        return self._commit(draft, f"Add {counted(len(rows), 'contributor')} from a list")


def _put_one(draft: Draft, people: dict[str, Contributor], row: Mapping[str, str]) -> None:
    name = clean(row.get("name", ""))
    if not name:
        raise OperationRefused("A contributor needs a name. Nothing was changed.")
    values: dict[str, Any] = {key: row[key] for key in _PUBLIC & row.keys() if row[key]}
    if "capacity" in values:
        values["capacity"] = _capacity(values["capacity"])
    if "links" in values:
        values["links"] = tuple(re.split(r"[\s,;|]+", values["links"].strip()))
    public = checked(Contributor, values)
    person = people.get(name.casefold()) or same_person(name, people.values())
    before = person
    if person is None:
        person = Contributor(id=new_key(), **{**public, "name": name})
    else:
        person = _filled(person, public)
    put_person(draft, person, before)
    people[person.name.casefold()] = draft.record.get(Contributor, person.id)
    private = checked(PrivateDetails, {key: row[key] for key in _PRIVATE & row.keys() if row[key]})
    if private:
        details = draft.record.find(PrivateDetails, person.id) or PrivateDetails(id=person.id)
        draft.put(_filled(details, private))


def _put_picture(draft: Draft, person: Contributor, content: bytes) -> None:
    try:
        asset = portrait(content)
    except OperationRefused:
        return
    draft.assets[asset.sha256] = asset
    draft.put(dataclasses.replace(person, headshot=asset.sha256))


def _filled(entity: Any, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - either kind
    lacking = {name: value for name, value in values.items() if not getattr(entity, name)}
    return dataclasses.replace(entity, **lacking)


def _capacity(words: str) -> Capacity:
    return Capacity.PERSONAL if words.strip().casefold().startswith("pers") else Capacity.OFFICIAL
