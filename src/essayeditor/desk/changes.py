"""What an operation changed: the kinds of thing, so that each view knows whether it is concerned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from operator import attrgetter

from essayeditor.collection.entities import (
    Approval,
    Authorship,
    Collection,
    Contributor,
    Edition,
    Entity,
    Essay,
    LogEntry,
    Organisation,
    Permission,
    Place,
    PrivateDetails,
    Query,
    Release,
    Revision,
    SavedView,
    Section,
    Submission,
    Waiver,
)


class Change(StrEnum):
    """A kind of thing that changed."""

    COLLECTION = "collection"  # title, theme, parts, imprint
    SECTIONS = "sections"
    ESSAYS = "essays"  # any field of an essay; essays added, binned, restored
    ORDER = "order"  # what stands where in the book
    TEXT = "text"  # the words of an essay
    COMMENTS = "comments"
    CONTRIBUTORS = "contributors"
    PRIVATE = "private"
    AUTHORS = "authors"  # who wrote what, and bylines
    PERMISSIONS = "permissions"
    APPROVALS = "approvals"
    QUERIES = "queries"
    SUBMISSIONS = "submissions"
    RELEASES = "releases"
    WAIVERS = "waivers"
    LOG = "log"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    EDITIONS = "editions"
    VIEWS = "views"  # saved views of lists


KINDS: dict[type[Entity], Change] = {
    Collection: Change.COLLECTION,
    Section: Change.SECTIONS,
    Essay: Change.ESSAYS,
    Revision: Change.TEXT,
    Contributor: Change.CONTRIBUTORS,
    PrivateDetails: Change.PRIVATE,
    Authorship: Change.AUTHORS,
    Permission: Change.PERMISSIONS,
    Approval: Change.APPROVALS,
    Query: Change.QUERIES,
    Submission: Change.SUBMISSIONS,
    Release: Change.RELEASES,
    Waiver: Change.WAIVERS,
    LogEntry: Change.LOG,
    Organisation: Change.ORGANISATIONS,
    Place: Change.PLACES,
    Edition: Change.EDITIONS,
    SavedView: Change.VIEWS,
}
_ORDERING = frozenset({"order", "section", "binned", "kind", "parts", "sections", "essays"})


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.name != "version")


@cache
def _values(kind: type) -> Callable[[Entity], tuple[object, ...]]:
    """Return what gives the values of all fields but `version`; every kind has several."""
    return attrgetter(*_names(kind))


def differing(before: Entity | None, after: Entity | None) -> frozenset[str]:
    """Return the names of the fields that differ, `version` aside; all, if the entity comes or goes."""
    entity = after or before
    assert entity is not None
    kind: type = type(entity)
    if before is None or after is None:
        return frozenset(_names(kind))
    old, new = _values(kind)(before), _values(kind)(after)
    if old == new:
        return frozenset()
    return frozenset(name for name, one, other in zip(_names(kind), old, new, strict=True) if one != other)


@dataclass(frozen=True, slots=True)
class Edit:
    """One entity before and after a change; None where it was not there, or no longer is.

    `differing` are the names of the fields in which the two differ (see the function of that name).
    """

    before: Entity | None
    after: Entity | None
    differing: frozenset[str]

    @property
    def subject(self) -> Entity:
        """The entity, whichever way it is there."""
        entity = self.after or self.before
        assert entity is not None
        return entity


@dataclass(frozen=True, slots=True)
class Changes:
    """What one operation, undo or redo changed. Empty (and false) if it changed nothing.

    `label` says it in a person's words. `essays` are the keys of the essays touched, `created` the
    keys of what was made, the chief one first. `duplicate_of` is filled by an import of a file that
    the collection has already: the key of the essay that it came in with.
    """

    kinds: frozenset[Change] = frozenset()
    label: str = ""
    essays: frozenset[str] = frozenset()
    created: tuple[str, ...] = ()
    duplicate_of: str = ""

    def __contains__(self, kind: Change) -> bool:
        return kind in self.kinds

    def __bool__(self) -> bool:
        return bool(self.kinds)


NOTHING = Changes()


def changes_of(edits: Iterable[Edit], label: str, also: Changes = NOTHING) -> Changes:
    """Say what these edits change, together with what changed beside the record."""
    kinds, essays, created = set(also.kinds), set(also.essays), []
    for edit in edits:
        subject, changed = edit.subject, edit.differing
        kinds.add(KINDS[type(subject)])
        if changed & _ORDERING and isinstance(subject, Section | Essay | Collection | Edition):
            kinds.add(Change.ORDER)
        if isinstance(subject, Essay):
            essays.add(subject.id)
            if "revision" in changed and any(e.revision for e in (edit.before, edit.after) if e):  # type: ignore[union-attr]
                kinds.add(Change.TEXT)
        elif key := getattr(subject, "essay", ""):
            essays.add(key)
        if edit.before is None and subject.id not in created:
            created.append(subject.id)
    return Changes(frozenset(kinds), label, frozenset(essays), tuple(created))
