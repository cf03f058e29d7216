"""One collection with something in every field of every table: what the fixtures of old formats hold."""

from essayeditor.collection.entities import (
    Approval,
    Authorship,
    Collection,
    Contributor,
    Essay,
    LogEntry,
    Permission,
    PrivateDetails,
    Query,
    Release,
    Revision,
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
    filled(Permission, "permission", essay="essay"),
    filled(Approval, "approval", essay="essay"),
    filled(Query, "query", essay="essay"),
    filled(Waiver, "waiver"),
    filled(Release, "release"),
    filled(Submission, "submission", essay="essay", sha256=sha256(ORIGINAL)),
    filled(Revision, "revision", essay="essay", document=sha256(CONTENT), submission="submission"),
    filled(Revision, "typed", essay="essay", document=sha256(CONTENT), submission=""),
    filled(LogEntry, "log", essay="essay"),
]


def writes():
    """Everything, as one transaction."""
    return Writes(
        added=list(ENTITIES),
        documents={sha256(CONTENT): CONTENT},
        assets={PICTURE.sha256: PICTURE},
        originals={sha256(ORIGINAL): ORIGINAL},
        comments={"revision": COMMENTS},
    )
