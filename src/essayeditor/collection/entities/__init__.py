"""What a collection keeps a record of. Plain values, each with a UUID key and a `version` counter.

`version` counts the times a row was written, so that two people (or two programs) writing the
same row notice each other. Times are ISO 8601 in UTC ("2025-01-15T09:12:00Z"), dates "2025-01-15".
"""

from __future__ import annotations

import uuid

from essayeditor.collection.entities.integrity import (
    Approval,
    ApprovalKind,
    Permission,
    PermissionKind,
    Query,
    Release,
    Waiver,
)
from essayeditor.collection.entities.people import (
    Authorship,
    Capacity,
    Contributor,
    Organisation,
    Place,
    PrivateDetails,
)
from essayeditor.collection.entities.plan import (
    AS_FULL,
    OUTSIDE_SECTIONS,
    AskPlan,
    Collection,
    Edition,
    Essay,
    EssayKind,
    Imprint,
    PartKind,
    PlacedAsk,
    SavedView,
    Section,
    State,
)
from essayeditor.collection.entities.texts import (
    LogEntry,
    LogKind,
    Origin,
    Revision,
    Submission,
    SubmissionState,
)


def new_key() -> str:
    """Return a fresh UUID as text, the key of an entity."""
    return str(uuid.uuid4())


Entity = (
    Collection
    | Section
    | Essay
    | Organisation
    | Place
    | Contributor
    | PrivateDetails
    | Authorship
    | Permission
    | Approval
    | Query
    | Waiver
    | Release
    | Submission
    | Revision
    | LogEntry
    | Edition
    | SavedView
)

KINDS: tuple[type[Entity], ...] = (
    Collection,
    Section,
    Essay,
    Organisation,
    Place,
    Contributor,
    PrivateDetails,
    Authorship,
    Permission,
    Approval,
    Query,
    Waiver,
    Release,
    Submission,
    Revision,
    LogEntry,
    Edition,
    SavedView,
)

__all__ = [
    "AS_FULL",
    "KINDS",
    "OUTSIDE_SECTIONS",
    "Approval",
    "ApprovalKind",
    "AskPlan",
    "Authorship",
    "Capacity",
    "Collection",
    "Contributor",
    "Edition",
    "Entity",
    "Essay",
    "EssayKind",
    "Imprint",
    "LogEntry",
    "LogKind",
    "Organisation",
    "Origin",
    "PartKind",
    "Permission",
    "PermissionKind",
    "Place",
    "PlacedAsk",
    "PrivateDetails",
    "Query",
    "Release",
    "Revision",
    "SavedView",
    "Section",
    "State",
    "Submission",
    "SubmissionState",
    "Waiver",
    "new_key",
]
