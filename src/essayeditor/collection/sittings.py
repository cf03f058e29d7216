"""The history of an essay's text as a person remembers it: sittings, not savings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from essayeditor.collection.entities import Origin, Revision

PAUSE = timedelta(minutes=30)
"""A longer time without a saving ends a sitting."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Revisions that belong together, oldest first. Mostly the savings of one person at one time."""

    revisions: tuple[Revision, ...]

    @property
    def first(self) -> Revision:
        """The oldest."""
        return self.revisions[0]

    @property
    def last(self) -> Revision:
        """The newest: how the text stood when the sitting ended."""
        return self.revisions[-1]


def original(revisions: Sequence[Revision]) -> Revision | None:
    """Return the text as its contributor first sent it; None if it did not come from a file."""
    return next((one for one in _in_order(revisions) if one.origin is Origin.IMPORT), None)


def latest_sent(revisions: Sequence[Revision]) -> Revision | None:
    """Return the text as its contributor last sent it; None if it did not come from a file."""
    return next((one for one in reversed(_in_order(revisions)) if one.origin is Origin.IMPORT), None)


def sittings(revisions: Sequence[Revision]) -> list[Sitting]:
    """Return the revisions of an essay in sittings, oldest first.

    What was sent, restored or replaced, and what somebody has named, stands by itself.
    """
    found: list[list[Revision]] = []
    for revision in _in_order(revisions):
        before = found[-1][-1] if found else None
        if before is not None and _goes_on(before, revision):
            found[-1].append(revision)
        else:
            found.append([revision])
    return [Sitting(tuple(group)) for group in found]


def differences(revisions: Sequence[Revision]) -> dict[str, int]:
    """Return how many words each revision has more (or fewer) than the one before it, by key."""
    return dict(_differences(_in_order(revisions)))


def _differences(revisions: Sequence[Revision]) -> Iterator[tuple[str, int]]:
    before = 0
    for revision in revisions:
        yield revision.id, revision.words - before
        before = revision.words


def _in_order(revisions: Sequence[Revision]) -> list[Revision]:
    return sorted(revisions, key=lambda one: one.number)


def _goes_on(before: Revision, revision: Revision) -> bool:
    if before.label or revision.label or before.by != revision.by:
        return False
    if before.origin is not Origin.EDIT or revision.origin is not Origin.EDIT:
        return False
    try:
        return datetime.fromisoformat(revision.made) - datetime.fromisoformat(before.made) <= PAUSE
    except ValueError:
        return False
