"""One collection with something in every field of every table: what the fixtures of old formats hold."""

import dataclasses
import uuid

from essayeditor.collection.entities import (
    Approval,
    Authorship,
    Collection,
    Contributor,
    Edition,
    Essay,
    EssayKind,
    LogEntry,
    Organisation,
    Permission,
    PermissionKind,
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
from essayeditor.foundation.files import sha256
from essayeditor.store.content import Asset, Writes
from essayeditor.text.blocks import Paragraph
from essayeditor.text.codec import to_json
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.store.entities import filled

DOCUMENT = Document((Paragraph("p1", inline("We built a hall of our own – cŵl.")),))
CONTENT = to_json(DOCUMENT)
PICTURE = Asset(sha256(b"a picture"), b"a picture", "image/png", 640, 480)
ORIGINAL = b"the file as it was sent"
COMMENTS = b'{"comments":[],"schema":1}'

COLLECTION = filled(Collection, "collection")
ENTITIES = [
    filled(Section, "section"),
    filled(Essay, "essay", section="section", revision="revision"),
    filled(Essay, "loose", section=""),
    filled(Contributor, "contributor"),
    filled(PrivateDetails, "contributor"),
    filled(Authorship, "authorship", essay="essay", contributor="contributor"),
    filled(
        Permission,
        "permission",
        essay="essay",
        evidence_file=sha256(ORIGINAL),
        people_shown=1009,
        children_shown=1010,
    ),
    filled(Approval, "approval", essay="essay", evidence_file=sha256(ORIGINAL)),
    filled(Query, "query", essay="essay"),
    filled(Waiver, "waiver"),
    filled(Release, "release"),
    filled(Submission, "submission", essay="essay", sha256=sha256(ORIGINAL)),
    filled(Submission, "waiting", essay="", sha256=sha256(ORIGINAL)),
    filled(Revision, "revision", essay="essay", document=sha256(CONTENT), submission="submission"),
    filled(Revision, "typed", essay="essay", document=sha256(CONTENT), submission=""),
    filled(LogEntry, "log", essay="essay"),
    filled(Organisation, "organisation"),
    filled(Place, "place"),
    filled(Edition, "edition"),
    filled(SavedView, "view"),
]

_SINCE_2 = {
    Collection: ("cover_picture", "cover_alt", "spelling_words"),
    Section: ("target_words", "kept_essays"),
    Essay: ("nation_or_region", "ignored_words"),
    Contributor: ("standing", "headshot_crop"),
    Permission: ("holder", "evidence_file", "evidence_name"),
    Approval: ("contributor", "due", "evidence_file", "evidence_name"),
    Query: ("contributor", "asked_by", "sent"),
    Submission: ("sent", "state", "proposal"),
    LogEntry: ("kind", "value", "contributor"),
}
"""The fields that format 2 added, by kind of entity."""
_SINCE_3 = {
    Collection: ("cover_colour", "asks"),
    Edition: (
        *("edition_line", "imprint", "back_cover_text", "cover_picture", "cover_alt"),
        *("cover_drawn", "cover_colour", "asks"),
    ),
}
"""The fields that format 3 added."""
_SINCE_4 = {Collection: ("letters",)}
"""The field that format 4 added."""
_NAMES = uuid.UUID("8d5a2f5e-6a0b-4a54-9a51-3d2f6f0c9b10")


def entities(format_number):
    """What a file of a format holds once it is brought to the present one."""
    everything = [COLLECTION, *ENTITIES]
    if format_number >= 4:
        return everything
    everything = [_without(entity, _SINCE_4) for entity in everything]
    if format_number == 3:
        return everything
    everything = [_without(entity, _SINCE_3) for entity in everything]
    if format_number == 2:
        return everything
    new = {Organisation, Place, Edition, SavedView}
    old = [_as_first(e) for e in everything if type(e) not in new and e.id != "waiting"]
    person = next(e for e in old if isinstance(e, Contributor))
    return [
        *old,
        Organisation(_key("organisation", person.organisation), person.organisation),
        Place(_key("place", person.place), person.place, person.nation_or_region),
    ]


def _as_first(entity):
    """An entity as a file of format 1 could say it, its enumerations as they were last then."""
    kind = type(entity)
    fields = {}
    if kind is Permission:
        fields["kind"] = PermissionKind.PICTURE
    if kind is Essay:
        fields["kind"] = EssayKind.AFTERWORD
    return dataclasses.replace(_without(entity, _SINCE_2), **fields)


def _without(entity, since):
    """An entity with the fields that came later empty."""
    defaults = {f.name: f.default for f in dataclasses.fields(entity)}
    return dataclasses.replace(entity, **{name: defaults[name] for name in since.get(type(entity), ())})


def _key(table, name):
    return str(uuid.uuid5(_NAMES, f"{table} {name}"))


def writes():
    """Everything, as one transaction."""
    return Writes(
        added=list(ENTITIES),
        documents={sha256(CONTENT): CONTENT},
        assets={PICTURE.sha256: PICTURE},
        originals={sha256(ORIGINAL): ORIGINAL},
        comments={"revision": COMMENTS},
    )
