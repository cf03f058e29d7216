"""What is kept beside the entities, under the SHA-256 of its bytes: texts, pictures, files as sent."""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.collection.entities import Entity


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture as it came: its size in pixels is what its own header says."""

    sha256: str
    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(slots=True)
class Writes:
    """Everything that one transaction writes.

    `added` are entities with a key that the file has not; `changed` are entities with the names of
    the fields to be written, and a `version` one higher than that of the row. `documents` and
    `originals` are bytes by hash, `comments` JSON by the key of a revision. `after` names, by the hash of
    a document, that of the one it came from: it is kept as what differs. `forgotten` are originals
    that go for good, by hash; nothing may refer to them any more.
    """

    added: list[Entity] = field(default_factory=list)
    changed: list[tuple[Entity, frozenset[str]]] = field(default_factory=list)
    removed: list[Entity] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    originals: dict[str, bytes] = field(default_factory=dict)
    comments: dict[str, bytes] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(
            self.added
            or self.changed
            or self.removed
            or self.documents
            or self.assets
            or self.originals
            or self.comments
            or self.forgotten
        )
