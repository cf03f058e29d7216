"""Format 1: the first. What each table is for stands in `store.schema`."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _json(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.JSON, nullable=False) for name in names]


def _refers(name: str, target: str, optional: bool = False, key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name,
        sa.Text,
        sa.ForeignKey(target, deferrable=True, initially="DEFERRED"),
        nullable=optional,
        primary_key=key,
        index=None if key else True,
    )


def _bytes() -> sa.Column[Any]:
    return sa.Column("content", sa.LargeBinary, nullable=False)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _entity(name: str, *columns: sa.Column[Any]) -> None:
    key = (
        [] if any(column.primary_key for column in columns) else [sa.Column("id", sa.Text, primary_key=True)]
    )
    op.create_table(name, *key, *columns, *_numbers("version"))


def upgrade() -> None:
    """Make every table of format 1."""
    _contents()
    _plan()
    _people()
    _texts()
    _integrity()


def downgrade() -> None:
    """There is nothing before the first format."""
    raise NotImplementedError


def _contents() -> None:
    op.create_table("document", sa.Column("sha256", sa.Text, primary_key=True), _bytes())
    op.create_table(
        "asset",
        sa.Column("sha256", sa.Text, primary_key=True),
        *_text("media_type"),
        *_numbers("width", "height", "size"),
        _bytes(),
    )
    op.create_table("original", sa.Column("sha256", sa.Text, primary_key=True), *_numbers("size"), _bytes())
    op.create_table("comments", sa.Column("revision", sa.Text, primary_key=True), _bytes())


def _plan() -> None:
    _entity(
        "collection",
        *_text("title", "subtitle", "campaign", "edition", "language", "publication_date", "theme"),
        *_json("house_style", "parts"),
        *_text("back_cover_text"),
        *_json("imprint"),
    )
    _entity(
        "section",
        *_text("title"),
        *_numbers("order"),
        *_text("short_title"),
        *_numbers("colour"),
        *_text("note"),
        _flag("binned"),
    )
    _entity(
        "essay",
        *_text("title"),
        _refers("section", "section.id", optional=True),
        *_numbers("order"),
        *_text("kind", "short_title", "standfirst"),
        *_numbers("target_words"),
        *_text("deadline", "state"),
        *_json("tags", "asks"),
        *_text("editor", "language", "revision"),
        _flag("binned"),
    )


def _people() -> None:
    _entity(
        "contributor",
        *_text("name", "sort_name", "honorific", "post_nominals", "role", "organisation", "place"),
        *_text("nation_or_region", "biography", "headshot"),
        *_json("links"),
        *_text("capacity"),
    )
    _entity(
        "private_details",
        _refers("id", "contributor.id", key=True),
        *_text("email", "phone", "address", "notes", "lawful_basis", "keep_until"),
    )
    _entity(
        "authorship",
        _refers("essay", "essay.id"),
        _refers("contributor", "contributor.id"),
        *_numbers("order"),
        *_text("byline", "confirmed"),
    )


def _texts() -> None:
    _entity(
        "submission",
        _refers("essay", "essay.id"),
        *_text("file_name"),
        _refers("sha256", "original.sha256"),
        *_text("received", "sender", "report"),
    )
    _entity(
        "revision",
        _refers("essay", "essay.id"),
        *_numbers("number"),
        _refers("document", "document.sha256"),
        *_text("made", "by", "origin", "label"),
        *_numbers("words"),
        _refers("submission", "submission.id", optional=True),
    )
    _entity("log_entry", _refers("essay", "essay.id"), *_text("when", "what", "who"))


def _integrity() -> None:
    _entity(
        "permission",
        _refers("essay", "essay.id"),
        *_text("asset", "rights", "scope", "evidence", "given", "expires", "withdrawn"),
        *_numbers("people_shown", "children_shown"),
    )
    _entity(
        "approval",
        _refers("essay", "essay.id"),
        *_text("document", "sent", "replied", "kind", "evidence"),
    )
    _entity("query", _refers("essay", "essay.id"), *_text("question", "block", "asked", "answer", "closed"))
    _entity("waiver", *_text("finding", "reason", "who", "when"))
    _entity("release", *_text("edition", "when"), *_json("essays", "outputs"), *_text("report"))
