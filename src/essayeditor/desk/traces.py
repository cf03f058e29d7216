"""Where else somebody's addresses may stand: notes of what was sent, agreed and asked, and their proofs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from essayeditor.collection.entities import (
    Approval,
    Entity,
    LogEntry,
    Permission,
    Query,
    Submission,
)
from essayeditor.collection.record import Record

ERASED = "(erased)"
_WORDS: dict[type[Entity], tuple[str, ...]] = {
    Submission: ("file_name", "report", "proposal"),
    Permission: ("holder", "rights", "scope", "evidence", "evidence_name"),
    Approval: ("evidence", "evidence_name"),
    Query: ("question", "asked_by", "answer"),
    LogEntry: ("what", "who"),
}
"""What people or files say of somebody in passing, by kind of entity."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What erasing somebody's details also concerns.

    `entries` is how many entries hold an address or number of theirs; `evidence` are the files kept as
    proofs that are theirs or hold one, by hash.
    """

    entries: int
    evidence: tuple[str, ...]


def without(entity: Entity, addresses: Iterable[str], files: frozenset[str] = frozenset()) -> Entity:
    """Return an entity without these addresses, and without these files of evidence."""
    kind = type(entity)
    changed: dict[str, Any] = {}
    for name in _WORDS.get(kind, ()):
        before = after = getattr(entity, name)
        for address in addresses:
            after = re.sub(re.escape(address), ERASED, after, flags=re.IGNORECASE)
        if after != before:
            changed[name] = after
    if isinstance(entity, Submission) and any(a.casefold() in entity.sender.casefold() for a in addresses):
        changed["sender"] = ""
    if isinstance(entity, Permission | Approval) and entity.evidence_file in files:
        changed |= {"evidence_file": "", "evidence_name": ""}
    return dataclasses.replace(entity, **changed) if changed else entity


def entries(record: Record) -> Iterable[Entity]:
    """Yield every entity that may hold an address in passing."""
    for kind in _WORDS:
        yield from record.all(kind)


def traces(
    record: Record, contributor: str, addresses: frozenset[str], read: Callable[[str], bytes]
) -> Traces:
    """Look for them. `read` returns the bytes of a file by its hash; KeyError if it is gone."""
    count = sum(without(one, addresses) is not one for one in entries(record))
    files: dict[str, bool] = {}
    for kind in (Permission, Approval):
        proofs: Iterable[Permission | Approval] = record.all(kind)
        for one in proofs:
            if one.evidence_file:
                mine = isinstance(one, Approval) and one.contributor == contributor
                files[one.evidence_file] = files.get(one.evidence_file, False) or mine
    found = [sha for sha, mine in files.items() if mine or _holds(sha, addresses, read)]
    return Traces(count, tuple(sorted(found)))


def _holds(sha256: str, addresses: frozenset[str], read: Callable[[str], bytes]) -> bool:
    """Say whether the bytes of a file hold an address as it is written; what is packed is not unpacked."""
    try:
        content = read(sha256).lower()
    except KeyError:
        return False
    return any(address.lower().encode(code) in content for address in addresses for code in _CODES)


_CODES = ("utf-8", "utf-16-le")
