"""What an essay needs leave for, and how each of these stands: computed from permissions, never typed.

Needed are a licence for the text; for each picture the right to print it; the consent of the people
whom it shows; and that of the parents of the children whom it shows. How many people and children
those are is said in the permissions of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from essayeditor.collection.entities import Permission, PermissionKind
from essayeditor.text.blocks import Figure
from essayeditor.text.document import Document, all_blocks, inlines
from essayeditor.text.marks import InlinePicture

SOON = 30
"""Days before its end from which a permission is said to expire soon."""


class Standing(StrEnum):
    """How a permission that is needed stands."""

    HELD = "held"
    EXPIRING = "expiring"
    MISSING = "missing"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def holds(self) -> bool:
        """Whether it may be printed by today."""
        return self in (Standing.HELD, Standing.EXPIRING)


@dataclass(frozen=True, slots=True)
class Need:
    """One leave that an essay needs: what for (`asset` empty: the text), how it stands, and what it rests on.

    `count` is how many people or children a picture shows. `permission` is the one that holds longest,
    or the latest of those that do not hold; None where nothing is recorded.
    """

    kind: PermissionKind
    asset: str
    standing: Standing
    permission: Permission | None = None
    count: int = 0


def holds(permission: Permission, today: date) -> bool:
    """Say whether a permission was given, not withdrawn, and has not run out. ISO dates compare as text."""
    in_time = not permission.expires or permission.expires >= today.isoformat()
    return bool(permission.given) and not permission.withdrawn and in_time


def needs(permissions: Sequence[Permission], today: date, pictures: Iterable[str] = ()) -> list[Need]:
    """Return what an essay needs, by its permissions and the pictures of its text, in the order of these.

    A picture that only permissions name comes after those of the text.
    """
    found = [_need(PermissionKind.TEXT, "", permissions, today)]
    named = [permission.asset for permission in permissions if permission.asset]
    for asset in dict.fromkeys((*pictures, *named)):
        own = [permission for permission in permissions if permission.asset == asset]
        found.append(_need(PermissionKind.PICTURE, asset, own, today))
        children = max((p.children_shown for p in own), default=0)
        grown = max((p.people_shown for p in own), default=0)
        if grown or _of(PermissionKind.PEOPLE, own):
            found.append(_need(PermissionKind.PEOPLE, asset, own, today, grown))
        if children or _of(PermissionKind.PARENTS, own):
            found.append(_need(PermissionKind.PARENTS, asset, own, today, children))
    return found


def standing(permission: Permission, today: date) -> Standing:
    """Return how one permission stands by itself."""
    if permission.withdrawn:
        return Standing.WITHDRAWN
    if not permission.given:
        return Standing.MISSING
    if not holds(permission, today):
        return Standing.EXPIRED
    soon = permission.expires and permission.expires <= (today + timedelta(SOON)).isoformat()
    return Standing.EXPIRING if soon else Standing.HELD


def _of(kind: PermissionKind, permissions: Iterable[Permission]) -> list[Permission]:
    return [permission for permission in permissions if permission.kind is kind]


def _need(
    kind: PermissionKind, asset: str, permissions: Sequence[Permission], today: date, count: int = 0
) -> Need:
    own = [permission for permission in _of(kind, permissions) if permission.asset == asset]
    held = [permission for permission in own if holds(permission, today)]
    if held:
        best = max(held, key=lambda p: (p.expires or "9999", p.given, p.id))
        return Need(kind, asset, standing(best, today), best, count)
    if own:
        latest = max(own, key=lambda p: (p.withdrawn or p.expires or p.given, p.id))
        return Need(kind, asset, standing(latest, today), latest, count)
    return Need(kind, asset, Standing.MISSING, None, count)


def pictures_of(document: Document) -> list[str]:
    """Return the pictures of a text by their hash, each once, in the order of the text."""
    found: list[str] = []
    for block in all_blocks(document):
        if isinstance(block, Figure):
            found.append(block.asset)
        for text in inlines(block):
            found += [atom.asset for atom in text.atoms if isinstance(atom, InlinePicture)]
    return [asset for asset in dict.fromkeys(found) if asset]


_SAID = {
    PermissionKind.TEXT: "permission",
    PermissionKind.PICTURE: "picture rights",
    PermissionKind.PEOPLE: "consent of people shown",
    PermissionKind.PARENTS: "parents’ consent",
}


def in_words(need: Need, today: date) -> str:
    """Return how a need stands in a few words, such as "consent of people shown missing"; "" if it holds."""
    if need.standing is Standing.HELD:
        return ""
    what = _SAID[need.kind]
    if need.standing is not Standing.EXPIRING or need.permission is None:
        return f"{what} {need.standing}"
    days = (date.fromisoformat(need.permission.expires) - today).days
    when = "today" if days == 0 else "in 1 day" if days == 1 else f"in {days} days"
    return f"{what} {'expire' if need.kind is PermissionKind.PICTURE else 'expires'} {when}"
