"""The tables of a collection file, and the history of their form.

A file says three things of itself in its header: SQLite's own mark, `application_id`
(0x45535359, "ESSY") and `user_version`, which is the number of its format.

History of the format:

1. The first. One table for each kind of entity (collection, section, essay, contributor,
   private_details, authorship, permission, approval, query, waiver, release, submission, revision,
   log_entry), each row with a UUID key and a `version` that counts its writings. Beside them what is
   found by its SHA-256: document (a text as canonical JSON), asset (a picture), original (a file as it
   was sent). comments holds the comments of a revision as canonical JSON; they may change while the
   revision's words never do. alembic_version is Alembic's own.

2. Tables for organisation, place, edition and saved_view; the organisations and places that contributors
   name have rows of their own. A submission may wait without an essay, with what is proposed for it.
   Permissions say what they permit; permissions and approvals may name a file kept in `original` as
   their evidence. Approvals, queries and log entries may name a contributor. New fields: the cover
   picture and the words that are spelt right (collection), the words planned, and the essays it held
   when it went into the bin (section), the region and the words let pass (essay), standing and the
   crop of the picture (contributor).

3. What an edition states for itself: the line of the edition, imprint, back cover, its cover. The colour of
   a cover, and the order, headings and introduction of the recommendations (collection, edition). A text may
   be kept in little room, as `store.packing` says: most as what differs from the one that it came from.

4. The letters that are worded anew for the collection.

What is kept under a hash is not taken out when an entity goes, so that undoing brings all back; only a
file of evidence is, when its owner asks for what is private to be erased.
References are checked at the end of a transaction, so that rows may be written in any order. An
essay's `revision` is not declared as a reference, because a revision already refers to its essay; nor
is the contributor whom an approval, query or log entry names, who may be merged or erased since.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from essayeditor.collection.entities import Entity
from essayeditor.store.mapping import EntityTable
from essayeditor.store.rows import ROWS

metadata = sa.MetaData()

ENTITIES: dict[type[Entity], EntityTable[Any]] = {
    kind: EntityTable(rows, metadata) for kind, rows in ROWS.items()
}

document = sa.Table(
    "document",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
asset = sa.Table(
    "asset",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
original = sa.Table(
    "original",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
comments = sa.Table(
    "comments",
    metadata,
    sa.Column("revision", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
