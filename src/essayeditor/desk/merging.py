"""Making one contributor of two that are the same person."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from itertools import combinations
from typing import TypeVar

from essayeditor.collection.assemble import full_name
from essayeditor.collection.entities import (
    Approval,
    Authorship,
    Contributor,
    LogEntry,
    PrivateDetails,
    Query,
)
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.draft import Draft
from essayeditor.desk.organisations import tidy
from essayeditor.desk.people import alike
from essayeditor.desk.words import quoted
from essayeditor.foundation.errors import OperationRefused

E = TypeVar("E", Contributor, PrivateDetails)


def duplicates(record: Record) -> list[tuple[Contributor, Contributor]]:
    """Return the pairs that may be one person: by name, or by the same private e-mail address.

    In each pair the one with more essays comes first.
    """
    people = list(record.all(Contributor))
    pairs = {frozenset((one.id, other.id)): (one, other) for one, other in alike(people)}
    by_email: dict[str, list[Contributor]] = {}
    for details in record.all(PrivateDetails):
        if details.email:
            found = by_email.setdefault(details.email.casefold(), [])
            found.append(record.get(Contributor, details.id))
    for same in by_email.values():
        for one, other in combinations(same, 2):
            pairs.setdefault(frozenset((one.id, other.id)), (one, other))
    essays: dict[str, int] = {}
    for authorship in record.all(Authorship):
        essays[authorship.contributor] = essays.get(authorship.contributor, 0) + 1
    ordered = [sorted(pair, key=lambda p: (-essays.get(p.id, 0), p.name, p.id)) for pair in pairs.values()]
    return sorted(((one, other) for one, other in ordered), key=lambda pair: pair[0].name.casefold())


class MergeOperations(DeskCore):
    """Merging is one step of undo."""

    def merge_contributors(self, kept: str, other: str) -> Changes:
        """Give `kept` the essays of `other` and whatever it lacks, and take `other` out.

        Where both say something, what `kept` says stands; a second e-mail address or number goes
        into the private notes. A byline that reads otherwise now has to be confirmed again.
        """
        if kept == other:
            raise OperationRefused("Choose two contributors to merge. Nothing was changed.")
        record = self.record
        one, two = record.get(Contributor, kept), record.get(Contributor, other)
        merged = _filled(one, two)
        draft = self._draft()
        draft.put(merged)
        _put_details(draft, record, kept, other)
        _put_authorships(draft, record, merged, two)
        _put_dealings(draft, record, kept, other)
        draft.delete(two)
        tidy(draft, two)
        return self._commit(draft, f"Merge {quoted(two.name)} into {quoted(one.name)}")


def _filled(one: E, two: E) -> E:
    """Return the one with what it lacks taken from the other."""
    lacking = {
        f.name: getattr(two, f.name)
        for f in dataclasses.fields(one)
        if f.name not in ("id", "version") and not getattr(one, f.name)
    }
    return dataclasses.replace(one, **lacking)


def _put_details(draft: Draft, record: Record, kept: str, other: str) -> None:
    two = record.find(PrivateDetails, other)
    if two is None:
        return
    one = record.find(PrivateDetails, kept) or PrivateDetails(id=kept)
    merged = _filled(one, two)
    said = f"{merged.email}\n{merged.phone}\n{merged.address}\n{merged.notes}"
    more = [text for text in (two.email, two.phone, two.address, two.notes) if text and text not in said]
    notes = "\n".join(filter(None, (merged.notes, *more)))
    draft.put(dataclasses.replace(merged, notes=notes))
    draft.delete(two)


def _put_authorships(draft: Draft, record: Record, merged: Contributor, two: Contributor) -> None:
    has = {a.essay for a in record.all(Authorship) if a.contributor == merged.id}
    for authorship in [a for a in record.all(Authorship) if a.contributor == two.id]:
        if authorship.essay in has:
            draft.delete(authorship)
            continue
        same = authorship.byline or full_name(two) == full_name(merged)
        confirmed = authorship.confirmed if same else ""
        draft.put(dataclasses.replace(authorship, contributor=merged.id, confirmed=confirmed))


def _put_dealings(draft: Draft, record: Record, kept: str, other: str) -> None:
    """Let what was asked of the other, and what they answered, be of the one who stays."""
    for kind in (Approval, Query, LogEntry):
        dealings: Iterable[Approval | Query | LogEntry] = record.all(kind)
        draft.put(
            *(dataclasses.replace(one, contributor=kept) for one in dealings if one.contributor == other)
        )
